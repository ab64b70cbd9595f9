// What each of the follow-up page's forms begins and ends with: the key in its body, and the way back.
import type { ComponentChildren } from 'preact'
import { EVIDENCE_ENCTYPE } from '../../evidence/index.ts'
import { Button } from '../../../ui/govuk/button.tsx'
import { SAME_PAGE_FORM } from '../../../ui/layout/languages.tsx'
import { newId } from '../../../platform/ids.ts'
import { comingBackWords as say } from './coming-back.messages.en.ts'
import type { Key } from './open-report.ts'

/** The reference and the code, which travel in the body of requests only. */
export const Held = ({ held }: { held: Key }) => (
  <>
    <input type="hidden" name="reference" value={held.reference} />
    <input type="hidden" name="code" value={held.code} />
  </>
)

/**
 * One form of the page. `once`: it keeps words, and sent twice it is one. `here`: which page this is, so that it is shown
 * again with what was typed when its reader chooses another language.
 */
export function HeldForm({
  held,
  once = false,
  here,
  files = false,
  children,
}: {
  held: Key
  once?: boolean
  here?: string
  /** It brings files. */
  files?: boolean
  children: ComponentChildren
}) {
  return (
    <form
      {...(here && { id: SAME_PAGE_FORM })}
      method="post"
      action={files ? '/follow-up/message' : '/follow-up'}
      {...(files && { enctype: EVIDENCE_ENCTYPE })}
      novalidate
      autocomplete="off"
    >
      <Held held={held} />
      {here && <input type="hidden" name="at" value={here} />}
      {once && <input type="hidden" name="messageId" value={newId()} />}
      {children}
    </form>
  )
}

/** Back to the report, without doing anything. */
export const Back = ({ held }: { held: Key }) => (
  <HeldForm held={held}>
    <Button kind="secondary">{say.back}</Button>
  </HeldForm>
)
