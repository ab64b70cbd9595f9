// Turns the options of a govuk-frontend fixture into our components' props, one function a
// component. Fixtures are JSON of many shapes, so values are read through the small helpers
// below; raw HTML exists only here, never in the product.
import { type ComponentChildren, h, type JSX } from 'preact'
import { jsxTemplate } from 'preact/jsx-runtime'
import { BackLink } from '../../../src/ui/govuk/back-link.tsx'
import { Breadcrumbs } from '../../../src/ui/govuk/breadcrumbs.tsx'
import { Button } from '../../../src/ui/govuk/button.tsx'
import { CharacterCount } from '../../../src/ui/govuk/character-count.tsx'
import { Checkboxes } from '../../../src/ui/govuk/checkboxes.tsx'
import { DateInput } from '../../../src/ui/govuk/date-input.tsx'
import { Details } from '../../../src/ui/govuk/details.tsx'
import { ErrorMessage } from '../../../src/ui/govuk/error-message.tsx'
import { ErrorSummary } from '../../../src/ui/govuk/error-summary.tsx'
import { ExitThisPage } from '../../../src/ui/govuk/exit-this-page.tsx'
import { FileUpload } from '../../../src/ui/govuk/file-upload.tsx'
import { Fieldset } from '../../../src/ui/govuk/fieldset.tsx'
import { Hint } from '../../../src/ui/govuk/hint.tsx'
import { Input } from '../../../src/ui/govuk/input.tsx'
import { InsetText } from '../../../src/ui/govuk/inset-text.tsx'
import { Label } from '../../../src/ui/govuk/label.tsx'
import { NotificationBanner } from '../../../src/ui/govuk/notification-banner.tsx'
import { Pagination } from '../../../src/ui/govuk/pagination.tsx'
import { Panel } from '../../../src/ui/govuk/panel.tsx'
import { PasswordInput } from '../../../src/ui/govuk/password-input.tsx'
import { PhaseBanner } from '../../../src/ui/govuk/phase-banner.tsx'
import { Radios } from '../../../src/ui/govuk/radios.tsx'
import { Select } from '../../../src/ui/govuk/select.tsx'
import { ServiceNavigation } from '../../../src/ui/govuk/service-navigation.tsx'
import { SkipLink } from '../../../src/ui/govuk/skip-link.tsx'
import { SummaryList } from '../../../src/ui/govuk/summary-list.tsx'
import { Table } from '../../../src/ui/govuk/table.tsx'
import { Tabs } from '../../../src/ui/govuk/tabs.tsx'
import { Tag } from '../../../src/ui/govuk/tag.tsx'
import { TaskList } from '../../../src/ui/govuk/task-list.tsx'
import { Textarea } from '../../../src/ui/govuk/textarea.tsx'
import { WarningText } from '../../../src/ui/govuk/warning-text.tsx'
import {
  boolean,
  type Json,
  list,
  number,
  type Options,
  object,
  objects,
  oneOf,
  string,
  value,
} from './json.ts'

const raw = (html: string): JSX.Element => jsxTemplate([html])

/** What a fixture gives as `html` or as `text`, under the given prefix (`summaryHtml`, `titleText`). */
function words(options: Options, prefix = ''): ComponentChildren {
  const html = string(options[prefix ? `${prefix}Html` : 'html'])
  return html ? raw(html.trim()) : value(options[prefix ? `${prefix}Text` : 'text'])
}

/** The same for an object that may be missing: `{ hint: { text } }`. */
const wordsOf = (json: Json | undefined): ComponentChildren =>
  json && typeof json === 'object' ? words(object(json)) : undefined

const sizes = ['s', 'm', 'l', 'xl'] as const
const sizeOf = (classes: string | undefined) => sizes.find((size) => classes?.endsWith(`--${size}`))

const attributesOf = (json: Json | undefined) =>
  json === undefined
    ? undefined
    : Object.fromEntries(
        Object.entries(object(json)).map(([name, item]) => [
          name,
          typeof item === 'boolean' ? String(item) : value(item),
        ]),
      )

/** Form values are text: fixtures also give them as numbers and booleans. */
const scalar = (json: Json | undefined) =>
  typeof json === 'boolean' || typeof json === 'number' ? String(json) : string(json)

const common = (o: Options) => ({ classes: string(o.classes), attributes: attributesOf(o.attributes) })

function field(o: Options) {
  const label = object(o.label)
  return {
    ...common(o),
    name: string(o.name) ?? '',
    id: string(o.id),
    label: wordsOf(o.label),
    labelSize: sizeOf(string(label.classes)),
    labelIsHeading: boolean(label.isPageHeading),
    hint: wordsOf(o.hint),
    error: wordsOf(o.errorMessage),
    describedBy: string(o.describedBy),
    disabled: boolean(o.disabled),
    groupClasses: string(object(o.formGroup).classes),
  }
}

function group(o: Options) {
  const fieldset = object(o.fieldset)
  const legend = object(fieldset.legend)
  return {
    ...common(o),
    legend: wordsOf(fieldset.legend),
    legendSize: sizeOf(string(legend.classes)),
    legendIsHeading: boolean(legend.isPageHeading),
    hint: wordsOf(o.hint),
    error: wordsOf(o.errorMessage),
    describedBy: string(fieldset.describedBy) ?? string(o.describedBy),
    fieldsetClasses: string(fieldset.classes),
    fieldsetAttributes: attributesOf(fieldset.attributes),
    groupClasses: string(object(o.formGroup).classes),
  }
}

function choice(o: Options) {
  if (o.divider !== undefined) return { divider: string(o.divider) }
  const label = object(o.label)
  const html = string(object(o.conditional).html)
  return {
    value: scalar(o.value) ?? '',
    text: words(o),
    hint: wordsOf(o.hint),
    conditional: html ? raw(html.trim()) : undefined,
    checked: boolean(o.checked),
    disabled: boolean(o.disabled),
    id: string(o.id),
    name: string(o.name),
    labelClasses: string(label.classes),
    labelAttributes: attributesOf(label.attributes),
    attributes: attributesOf(o.attributes),
    behaviour: oneOf(o.behaviour, ['exclusive'] as const),
  }
}

/** Upstream gives parts as `items`, or as `day`, `month` and `year`, with values by name beside them. */
function dateParts(o: Options) {
  const prefix = string(o.namePrefix)
  const values = object(o.values)
  const named = (['day', 'month', 'year'] as const).filter((name) => o[name] !== false)
  const items = objects(o.items)
  const parts = items.length > 0 ? items : named.map((name) => ({ name, ...object(o[name]) }))
  return parts.map((part: Options) => {
    const name = string(part.name) ?? ''
    return {
      name,
      label: string(part.label) ?? label(name, o),
      value:
        value(part.value) ??
        value(object(o[name]).value) ??
        value(values[prefix ? `${prefix}-${name}` : name]),
      error: boolean(part.error),
      id: string(part.id),
      ...common(part),
      inputmode: oneOf(part.inputmode, ['text', 'numeric'] as const),
      pattern: string(part.pattern),
      autocomplete: string(part.autocomplete),
    }
  })
}

const label = (name: string, o: Options) => string(object(o[name]).label)

const action = (o: Options) => ({
  ...common(o),
  href: string(o.href) ?? '',
  text: words(o),
  hiddenText: string(o.visuallyHiddenText),
})

const actions = (json: Json | undefined) =>
  json === undefined
    ? {}
    : { actions: objects(object(json).items).map(action), actionsClasses: string(object(json).classes) }

function summaryRow(row: Options) {
  const [key, val] = [object(row.key), object(row.value)]
  return {
    key: words(key),
    value: words(val),
    classes: string(row.classes),
    keyClasses: string(key.classes),
    valueClasses: string(val.classes),
    ...actions(row.actions),
  }
}

function card(o: Options) {
  const title = object(o.title)
  return {
    ...common(o),
    title: words(title),
    titleLevel: oneOf(title.headingLevel, [3] as const),
    titleClasses: string(title.classes),
    ...actions(o.actions),
  }
}

const cell = (o: Options) => ({
  content: words(o),
  format: oneOf(o.format, ['numeric'] as const),
  classes: string(o.classes),
  colspan: number(o.colspan),
  rowspan: number(o.rowspan),
  attributes: attributesOf(o.attributes),
})

const pageLink = (json: Json | undefined) => {
  if (json === undefined) return undefined
  const o = object(json)
  return {
    href: string(o.href) ?? '',
    text: words(o),
    label: value(o.labelText),
    attributes: attributesOf(o.attributes),
  }
}

const pageNumber = (o: Options) =>
  o.ellipsis
    ? { ellipsis: true as const }
    : {
        number: value(o.number) ?? '',
        href: string(o.href) ?? '',
        current: boolean(o.current),
        hiddenText: string(o.visuallyHiddenText),
        attributes: attributesOf(o.attributes),
      }

const slot = (json: Json | undefined) => (typeof json === 'string' ? raw(json) : undefined)

function task(o: Options) {
  const [title, status] = [object(o.title), object(o.status)]
  const tagOptions = object(status.tag)
  return {
    title: words(title),
    titleClasses: string(title.classes),
    href: string(o.href),
    hint: wordsOf(o.hint),
    status: status.tag ? h(Tag, common(tagOptions), words(tagOptions)) : words(status),
    statusClasses: string(status.classes),
    classes: string(o.classes),
  }
}

const translated = [
  ['characters-under-limit', 'charactersUnderLimitText'],
  ['characters-at-limit', 'charactersAtLimitText'],
  ['characters-over-limit', 'charactersOverLimitText'],
  ['words-under-limit', 'wordsUnderLimitText'],
  ['words-at-limit', 'wordsAtLimitText'],
  ['words-over-limit', 'wordsOverLimitText'],
] as const

const plurals = (json: Json | undefined) =>
  typeof json === 'object' && json !== null
    ? Object.fromEntries(Object.entries(object(json)).map(([rule, text]) => [rule, string(text) ?? '']))
    : string(json)

/** One entry a component that we port, by the name govuk-frontend gives it. */
export const adapters: Readonly<Record<string, (o: Options) => JSX.Element>> = {
  'back-link': (o) => h(BackLink, { ...common(o), href: string(o.href) || '#' }, words(o) || 'Back'),
  breadcrumbs: (o) =>
    h(Breadcrumbs, {
      ...common(o),
      label: string(o.labelText),
      collapseOnMobile: boolean(o.collapseOnMobile),
      items: objects(o.items).map((item) => ({
        text: words(item),
        href: string(item.href),
        attributes: attributesOf(item.attributes),
      })),
    }),
  button: (o) =>
    h(
      Button,
      {
        ...common(o),
        href: string(o.href),
        type: oneOf(o.type, ['submit', 'button', 'reset'] as const),
        name: string(o.name),
        value: string(o.value),
        id: string(o.id),
        start: boolean(o.isStartButton),
        disabled: boolean(o.disabled),
        preventDoubleClick: boolean(o.preventDoubleClick),
      },
      words(o),
    ),
  'character-count': (o) =>
    h(CharacterCount, {
      ...field(o),
      value: string(o.value),
      rows: number(o.rows),
      spellcheck: boolean(o.spellcheck),
      maxLength: number(o.maxlength),
      maxWords: number(o.maxwords),
      countType: oneOf(o.countType, ['words', 'characters', 'length'] as const),
      threshold: number(o.threshold),
      limitText: string(o.textareaDescriptionText),
      messageClasses: string(object(o.countMessage).classes),
      translations: Object.fromEntries(translated.map(([key, option]) => [key, plurals(o[option])])),
    }),
  checkboxes: (o) =>
    h(Checkboxes, {
      ...group(o),
      name: string(o.name) ?? '',
      idPrefix: string(o.idPrefix),
      items: list(o.items).map((item) => (item ? choice(object(item)) : undefined)),
      values: list(o.values).map((item) => string(item) ?? ''),
    }),
  'date-input': (o) =>
    h(DateInput, {
      ...group(o),
      id: string(o.id) ?? '',
      namePrefix: string(o.namePrefix),
      parts: dateParts(o),
    }),
  details: (o) =>
    h(
      Details,
      { ...common(o), id: string(o.id), open: boolean(o.open), summary: words(o, 'summary') },
      words(o),
    ),
  'error-message': (o) =>
    h(
      ErrorMessage,
      {
        ...common(o),
        id: string(o.id),
        hiddenText: o.visuallyHiddenText === false ? '' : string(o.visuallyHiddenText),
      },
      words(o),
    ),
  'error-summary': (o) =>
    h(ErrorSummary, {
      ...common(o),
      title: words(o, 'title') ?? null,
      description: words(o, 'description'),
      disableAutoFocus: boolean(o.disableAutoFocus),
      errors: objects(o.errorList).map((item) => ({
        text: words(item),
        href: string(item.href),
        attributes: attributesOf(item.attributes),
      })),
    }),
  'exit-this-page': (o) =>
    h(
      ExitThisPage,
      {
        ...common(o),
        id: string(o.id),
        redirectUrl: string(o.redirectUrl) ?? 'https://www.bbc.co.uk/weather',
        activatedText: string(o.activatedText),
        timedOutText: string(o.timedOutText),
        pressTwoMoreTimesText: string(o.pressTwoMoreTimesText),
        pressOneMoreTimeText: string(o.pressOneMoreTimeText),
      },
      words(o),
    ),
  fieldset: (o) => {
    const legend = object(o.legend)
    return h(
      Fieldset,
      {
        ...common(o),
        legend: wordsOf(o.legend),
        legendClasses: string(legend.classes),
        legendIsHeading: boolean(legend.isPageHeading),
        describedBy: string(o.describedBy),
        role: oneOf(o.role, ['group'] as const),
      },
      words(o),
    )
  },
  'file-upload': (o) => h(FileUpload, field(o)),
  hint: (o) => h(Hint, { ...common(o), id: string(o.id) }, words(o)),
  input: (o) =>
    h(Input, {
      ...field(o),
      value: value(o.value),
      type: oneOf(o.type, ['text', 'email', 'tel', 'number', 'search', 'url', 'password'] as const),
      autocomplete: string(o.autocomplete),
      inputmode: oneOf(o.inputmode, ['text', 'numeric', 'decimal', 'email'] as const),
      pattern: string(o.pattern),
      spellcheck: boolean(o.spellcheck),
      autocapitalize: oneOf(o.autocapitalize, ['none'] as const),
      prefix: o.prefix ? { content: wordsOf(o.prefix), ...common(object(o.prefix)) } : undefined,
      suffix: o.suffix ? { content: wordsOf(o.suffix), ...common(object(o.suffix)) } : undefined,
      wrapperClasses: string(object(o.inputWrapper).classes),
      wrapperAttributes: attributesOf(object(o.inputWrapper).attributes),
    }),
  'inset-text': (o) => h(InsetText, { ...common(o), id: string(o.id) }, words(o)),
  label: (o) => h(Label, { ...common(o), for: string(o.for), isHeading: boolean(o.isPageHeading) }, words(o)),
  'notification-banner': (o) => {
    const html = string(o.html)
    return h(
      NotificationBanner,
      {
        ...common(o),
        // Any other type is ignored upstream; ours does not compile with one.
        type: o.type === 'success' ? 'success' : undefined,
        title: words(o, 'title'),
        titleId: string(o.titleId),
        titleLevel: oneOf(o.titleHeadingLevel, [1, 2, 3, 4] as const),
        role: oneOf(o.role, ['region', 'alert', 'status', 'banner'] as const),
        disableAutoFocus: boolean(o.disableAutoFocus),
        text: html ? undefined : string(o.text),
      },
      html && raw(html),
    )
  },
  pagination: (o) =>
    h(Pagination, {
      ...common(o),
      previous: pageLink(o.previous),
      next: pageLink(o.next),
      items:
        o.items === undefined
          ? undefined
          : objects(o.items)
              .filter((item) => Object.keys(item).length > 0)
              .map(pageNumber),
      landmarkLabel: string(o.landmarkLabel),
    }),
  panel: (o) => {
    const panelActions = object(o.actions)
    const classes = string(o.classes)
    const interruption = 'govuk-panel--interruption'
    return h(
      Panel,
      {
        attributes: attributesOf(o.attributes),
        interruption: classes?.includes(interruption),
        classes: classes?.replace(interruption, '').trim(),
        title: words(o, 'title'),
        headingLevel: oneOf(o.headingLevel, [1, 2, 3] as const),
        actions:
          o.actions === undefined
            ? undefined
            : objects(panelActions.items).map((item) => ({
                ...action(item),
                type: oneOf(item.type, ['button', 'submit'] as const),
              })),
        actionsClasses: string(panelActions.classes),
        actionsAttributes: attributesOf(panelActions.attributes),
      },
      words(o),
    )
  },
  'password-input': (o) =>
    h(PasswordInput, {
      ...field(o),
      value: string(o.value),
      autocomplete: oneOf(o.autocomplete, ['current-password', 'new-password'] as const),
      showText: string(o.showPasswordText),
      hideText: string(o.hidePasswordText),
      showLabel: string(o.showPasswordAriaLabelText),
      hideLabel: string(o.hidePasswordAriaLabelText),
      shownAnnouncement: string(o.passwordShownAnnouncementText),
      hiddenAnnouncement: string(o.passwordHiddenAnnouncementText),
    }),
  'phase-banner': (o) =>
    h(
      PhaseBanner,
      { ...common(o), tag: wordsOf(o.tag), tagClasses: string(object(o.tag).classes) },
      words(o),
    ),
  radios: (o) =>
    h(Radios, {
      ...group(o),
      name: string(o.name) ?? '',
      idPrefix: string(o.idPrefix),
      items: list(o.items).map((item) => (item ? choice(object(item)) : undefined)),
      value: string(o.value),
    }),
  select: (o) =>
    h(Select, {
      ...field(o),
      value: value(o.value),
      items: objects(o.items).map((item) => ({
        text: String(value(item.text) ?? ''),
        value: scalar(item.value),
        selected: boolean(item.selected),
        disabled: boolean(item.disabled),
        attributes: attributesOf(item.attributes),
      })),
    }),
  'service-navigation': (o) => {
    const slots = object(o.slots)
    const end = object(slots.end)
    return h(ServiceNavigation, {
      ...common(o),
      serviceName: string(o.serviceName),
      serviceUrl: string(o.serviceUrl),
      label: string(o.ariaLabel),
      menuButtonText: string(o.menuButtonText),
      menuButtonLabel: string(o.menuButtonLabel),
      navigationLabel: string(o.navigationLabel),
      navigationId: string(o.navigationId),
      navigationClasses: string(o.navigationClasses),
      collapseOnMobile: boolean(o.collapseNavigationOnMobile),
      slots: {
        start: slot(slots.start),
        end: slot(slots.end) ?? slot(end.html),
        endInline: end.align === 'inline',
        navigationStart: slot(slots.navigationStart),
        navigationEnd: slot(slots.navigationEnd),
      },
      items: objects(o.navigation).map((item) => ({
        text: words(item),
        href: string(item.href),
        current: boolean(item.current),
        active: boolean(item.active),
        attributes: attributesOf(item.attributes),
      })),
    })
  },
  'skip-link': (o) => h(SkipLink, { ...common(o), href: string(o.href) || undefined }, words(o)),
  'summary-list': (o) =>
    h(SummaryList, {
      ...common(o),
      rows: objects(o.rows).map(summaryRow),
      card: o.card === undefined ? undefined : card(object(o.card)),
    }),
  table: (o) =>
    h(Table, {
      ...common(o),
      caption: string(o.caption),
      captionClasses: string(o.captionClasses),
      head: o.head === undefined ? undefined : objects(o.head).map(cell),
      rows: list(o.rows)
        .filter(Boolean)
        .map((row) => objects(row).map(cell)),
      firstCellIsHeader: boolean(o.firstCellIsHeader),
    }),
  tabs: (o) =>
    h(Tabs, {
      ...common(o),
      id: string(o.id),
      title: string(o.title),
      idPrefix: string(o.idPrefix),
      items: objects(o.items).map((item) => {
        const panel = object(item.panel)
        const text = string(panel.text)
        return {
          label: string(item.label),
          panel: text && !panel.html ? h('p', { class: 'govuk-body' }, text) : words(panel),
          id: string(item.id),
          attributes: attributesOf(item.attributes),
          panelAttributes: attributesOf(panel.attributes),
        }
      }),
    }),
  tag: (o) => h(Tag, common(o), words(o)),
  'task-list': (o) =>
    h(TaskList, {
      ...common(o),
      idPrefix: string(o.idPrefix),
      items: list(o.items).map((item) => (item ? task(object(item)) : undefined)),
    }),
  textarea: (o) =>
    h(Textarea, {
      ...field(o),
      value: string(o.value),
      rows: number(o.rows),
      spellcheck: boolean(o.spellcheck),
      autocomplete: string(o.autocomplete),
    }),
  'warning-text': (o) => h(WarningText, { ...common(o), hiddenText: string(o.iconFallbackText) }, words(o)),
}
