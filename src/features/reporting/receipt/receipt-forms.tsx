// What can be done with a receipt where it is shown. Each is a form of its own that brings the key in its body; the first
// keeps the page when the language is changed. None of it is printed.
import type { ComponentChildren } from 'preact'
import { type BoundForm, bindForm, type FormProblem, type FormValues } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Checkboxes } from '../../../ui/govuk/checkboxes.tsx'
import { Details } from '../../../ui/govuk/details.tsx'
import { Input } from '../../../ui/govuk/input.tsx'
import { Radios } from '../../../ui/govuk/radios.tsx'
import { WarningText } from '../../../ui/govuk/warning-text.tsx'
import { Picture } from '../../../ui/picture.tsx'
import { comingBackWords } from '../follow-up/coming-back.messages.en.ts'
import { WordsInput } from '../follow-up/code-forms.tsx'
import { Held } from '../follow-up/parts.tsx'
import type { Key } from '../follow-up/open-report.ts'
import { receiptWords as say } from './messages.en.ts'
import { WHATS } from './send-receipt.ts'
import { receiptChannels, type Ways } from './ways.ts'

/** Where these forms go. */
export const RECEIPT_PATH = '/follow-up/receipt'

export type FormsProps = {
  held: Key
  haveWords: boolean
  ways: Ways
  values?: FormValues
  problems?: readonly FormProblem[]
}

/** Download, send, and words for a lost code. */
export function ReceiptForms({ held, haveWords, ways, values = {}, problems = [] }: FormsProps) {
  const form = bindForm({ values, problems })
  const channels = receiptChannels(ways)
  const open = (...fields: string[]) => problems.some(({ field }) => fields.includes(field))
  return (
    <div class="app-no-print">
      <Picture name="lock" />
      <h2 class="govuk-heading-m">{say.keep}</h2>
      <WarningText>{say.watched}</WarningText>
      <p class="govuk-body">{say.print}</p>
      <KeptForm held={held} same>
        <Details summary={say.file.title}>
          <p class="govuk-body">{say.file.lead}</p>
          <Checkboxes
            {...form.choices('withCode')}
            items={[{ value: 'yes', text: say.file.withCode, hint: say.file.withCodeHint }]}
          />
          <div class="govuk-button-group">
            <Button name="do" value="text" kind="secondary">
              {say.file.text}
            </Button>
            <Button name="do" value="page" kind="secondary">
              {say.file.page}
            </Button>
          </div>
        </Details>
      </KeptForm>
      {channels.length > 0 && (
        <Details summary={say.send.title} open={open('channel', 'email', 'sms', 'what', '')}>
          <SendForm held={held} form={form} channels={channels} />
        </Details>
      )}
      {!haveWords && (
        <Details summary={say.words.title} open={open('recoveryWords')}>
          <p class="govuk-body">{say.words.lead}</p>
          <KeptForm held={held}>
            <WordsInput form={form} name="recoveryWords" />
            <Button name="do" value="words" kind="secondary" preventDoubleClick>
              {comingBackWords.code.set}
            </Button>
          </KeptForm>
        </Details>
      )}
    </div>
  )
}

type SendProps = { held: Key; form: BoundForm; channels: ReturnType<typeof receiptChannels> }

function SendForm({ held, form, channels }: SendProps) {
  const { send } = say
  const address = (channel: 'email' | 'sms') => (
    <Input
      {...form.field(channel)}
      label={send.to[channel]}
      type={channel === 'email' ? 'email' : 'tel'}
      autocomplete="off"
      spellcheck={false}
    />
  )
  return (
    <KeptForm held={held}>
      <p class="govuk-body">{send.lead}</p>
      {channels.length > 1 ? (
        <Radios
          {...form.field('channel')}
          legend={send.channel}
          items={channels.map((value) => ({
            value,
            text: send[value],
            conditional: address(value),
          }))}
        />
      ) : (
        channels.map((only) => (
          <>
            <input type="hidden" name="channel" value={only} />
            {address(only)}
          </>
        ))
      )}
      <Radios
        {...form.field('what')}
        legend={send.what}
        items={WHATS.map((value) => ({
          value,
          text: send.whats[value],
          ...(value === 'both' && { hint: send.bothHint }),
        }))}
      />
      <Button name="do" value="send" kind="secondary" preventDoubleClick>
        {send.button}
      </Button>
    </KeptForm>
  )
}

type KeptProps = { held: Key; same?: boolean; children: ComponentChildren }

const KeptForm = ({ held, same = false, children }: KeptProps) => (
  <form {...(same && { id: 'same-page' })} method="post" action={RECEIPT_PATH} novalidate autocomplete="off">
    <Held held={held} />
    {children}
  </form>
)
