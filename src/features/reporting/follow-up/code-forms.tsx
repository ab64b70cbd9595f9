// What can be done about a code: words for when it is lost, ending it, and getting another with the words.
import { spellOut } from '../../../platform/ids/follow-up-code.ts'
import type { FormValues } from '../../../platform/http/form.ts'
import type { Problem } from '../../../platform/problems.ts'
import { codesWithin } from '../../../ui/codes-within.tsx'
import { CopyableCode } from '../../../ui/copyable-code.tsx'
import { bindForm, type BoundForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Checkboxes } from '../../../ui/govuk/checkboxes.tsx'
import { Input } from '../../../ui/govuk/input.tsx'
import { SAME_PAGE_FORM } from '../../../ui/layout/languages.tsx'
import { comingBackWords } from './coming-back.messages.en.ts'
import type { Key } from './open-report.ts'
import { HeldForm } from './parts.tsx'

const { code: say, recover } = comingBackWords

/** Which page a form stands on, where it is none of the report's own. */
export const RECOVER = 'recover'
export const NEW_CODE = 'new-code'

export function CodeForms({ held, form, haveWords }: { held: Key; form: BoundForm; haveWords: boolean }) {
  return (
    <>
      <h1 class="govuk-heading-l">{say.title}</h1>
      <h2 class="govuk-heading-m">{say.words}</h2>
      <p class="govuk-body">{say.wordsLead}</p>
      {haveWords && <p class="govuk-body">{say.haveWords}</p>}
      <HeldForm held={held} here="code">
        <WordsInput form={form} name="recoveryWords" />
        <Button name="do" value="words" preventDoubleClick>
          {say.set}
        </Button>
      </HeldForm>
      <h2 class="govuk-heading-m">{say.end}</h2>
      <p class="govuk-body">{say.endLead}</p>
      <HeldForm held={held}>
        <Checkboxes {...form.choices('sure')} items={[{ value: 'yes', text: say.endSure }]} />
        <Button kind="warning" name="do" value="end">
          {say.endButton}
        </Button>
      </HeldForm>
    </>
  )
}

/** The box for the words, where they are chosen; also for the receipt. */
export const WordsInput = ({ form, name }: { form: BoundForm; name: string }) => (
  <Input
    {...form.field(name)}
    label={say.wordsLabel}
    labelSize="s"
    hint={say.wordsHint}
    autocomplete="off"
    autocapitalize="none"
    spellcheck={false}
  />
)

type RecoverProps = { values: FormValues; problems: readonly Problem[]; referenceHint: string }

/** The reference and the words of somebody who lost the code. */
export function RecoverForm({ values, problems, referenceHint }: RecoverProps) {
  const form = bindForm({ values, problems })
  return (
    <form id={SAME_PAGE_FORM} method="post" action="/follow-up" novalidate autocomplete="off">
      <form.Summary />
      <input type="hidden" name="at" value={RECOVER} />
      <h1 class="govuk-heading-l">{recover.title}</h1>
      <p class="govuk-body">{recover.lead}</p>
      <Input
        {...form.field('reference')}
        label={recover.referenceLabel}
        labelSize="s"
        hint={codesWithin(referenceHint)}
        classes="govuk-input--width-10"
        autocomplete="off"
        autocapitalize="characters"
        spellcheck={false}
      />
      <Input
        {...form.field('words')}
        label={say.wordsLabel}
        labelSize="s"
        autocomplete="off"
        autocapitalize="none"
        spellcheck={false}
      />
      <Button name="do" value="recover" preventDoubleClick>
        {recover.send}
      </Button>
    </form>
  )
}

/** The new code, once. */
export const NewCode = ({ held }: { held: Key }) => (
  <>
    <h1 class="govuk-heading-l">{recover.newTitle}</h1>
    <CopyableCode label={recover.newTitle} code={held.code} />
    <p class="govuk-body">{recover.newText}</p>
    <ol class="govuk-list govuk-list--number">
      {spellOut(held.code).map((line) => (
        <li>{line}</li>
      ))}
    </ol>
    <HeldForm held={held} here={NEW_CODE}>
      <Button>{recover.open}</Button>
    </HeldForm>
  </>
)

/** Nothing opens the report from here any more. */
export const CodeEnded = () => (
  <>
    <h1 class="govuk-heading-l">{say.ended}</h1>
    <p class="govuk-body">{say.endedText}</p>
  </>
)
