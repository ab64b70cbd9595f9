import { fileWords } from './messages.en.ts'

/** Leads there, from every step. */
export const RemoveLink = ({ id }: { id: string }) => (
  <p class="govuk-body">
    <a class="govuk-link" href={`/imports/${id}/remove`}>
      {fileWords.remove.link}
    </a>
  </p>
)
