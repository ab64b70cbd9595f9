// What a report is, in a word: its state, and why somebody must look at once.
import { Tag } from '../../../ui/govuk/tag.tsx'
import { labelOf } from '../incident.messages.en.ts'
import { receivingWords } from '../receiving/messages.en.ts'
import type { Mark } from './marks.ts'
import { queueWords } from './messages.en.ts'

const TAGS: Readonly<Record<string, string>> = { new: 'govuk-tag--blue', logged: 'govuk-tag--green' }

type StatusProps = { status: string; mergedInto?: string | null | undefined }

/** Its state; of one that rests because another leads it, which. */
export const StatusTag = ({ status, mergedInto }: StatusProps) => (
  <Tag classes={TAGS[status] ?? 'govuk-tag--grey'}>
    {mergedInto && status === 'recorded_only'
      ? receivingWords.ties.mergedInto(mergedInto)
      : labelOf(queueWords.status, status)}
  </Tag>
)

/** Why somebody whose work is safeguarding must look: in words, not by colour alone. */
export const MarkTags = ({ marks }: { marks: readonly Mark[] }) => (
  <>
    {marks.map((mark) => (
      <>
        {' '}
        <Tag classes="govuk-tag--red">{queueWords.marks[mark]}</Tag>
      </>
    ))}
  </>
)
