// What is read back to whoever told it.
import { spellOut } from '../../../platform/ids/follow-up-code.ts'
import { CopyableCode } from '../../../ui/copyable-code.tsx'
import { Panel } from '../../../ui/govuk/panel.tsx'
import { takeWords } from './messages.en.ts'

const say = takeWords.done

export function TakenPage({
  reference,
  code,
  mayOpen,
}: {
  reference: string
  code: string
  mayOpen: boolean
}) {
  return (
    <>
      <Panel title={say.title} />
      <p class="govuk-body">{say.say}</p>
      <CopyableCode label={say.spell} code={reference} />
      <CopyableCode label={say.spell} code={code} />
      <ol class="govuk-list govuk-list--number">
        {spellOut(code).map((line) => (
          <li>{line}</li>
        ))}
      </ol>
      <p class="govuk-body">
        <a class="govuk-link" href="/take-report">
          {say.another}
        </a>
      </p>
      {mayOpen && (
        <p class="govuk-body">
          <a class="govuk-link" href={`/reports/${reference}`}>
            {say.open}
          </a>
        </p>
      )}
    </>
  )
}
