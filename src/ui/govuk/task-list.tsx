import type { ComponentChildren } from 'preact'
import { type Attributes, isShown, join } from './shared.ts'

export type Task = {
  title: ComponentChildren
  titleClasses?: string | undefined
  href?: string | undefined
  hint?: ComponentChildren
  /** A `<Tag>` while there is something to do, plain words once it is done. */
  status: ComponentChildren
  statusClasses?: string | undefined
  classes?: string | undefined
}

type Props = {
  items: readonly (Task | false | undefined)[]
  idPrefix?: string | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
}

/** What has to be done, with how far each part is. */
export function TaskList({ items, idPrefix = 'task-list', classes, attributes }: Props) {
  return (
    <ul class={join('govuk-task-list', classes)} {...attributes}>
      {items.map((task, index) => task && <TaskItem task={task} id={`${idPrefix}-${index + 1}`} />)}
    </ul>
  )
}

function TaskItem({ task, id }: { task: Task; id: string }) {
  const { title, titleClasses, href, hint, status } = task
  const hasHint = isShown(hint)
  return (
    <li class={join('govuk-task-list__item', href && 'govuk-task-list__item--with-link', task.classes)}>
      <div class="govuk-task-list__name-and-hint">
        {href ? (
          <a
            class={join('govuk-link govuk-task-list__link', titleClasses)}
            href={href}
            aria-describedby={join(hasHint && `${id}-hint`, `${id}-status`)}
          >
            {title}
          </a>
        ) : (
          <div class={titleClasses}>{title}</div>
        )}
        {hasHint && (
          <div id={`${id}-hint`} class="govuk-task-list__hint">
            {hint}
          </div>
        )}
      </div>
      <div class={join('govuk-task-list__status', task.statusClasses)} id={`${id}-status`}>
        {status}
      </div>
    </li>
  )
}
