// The people of a case: who told us, and whom else it happened to.
import { Details } from '../../../ui/govuk/details.tsx'
import { affectedWords, RevealForm, toldWords, whoseDetails } from '../../people/index.ts'
import type { CasePageData } from '../load-case-page.ts'
import { words } from '../messages.en.ts'
import { roleOf } from './recorded.ts'

export function People({ data }: { data: CasePageData }) {
  const { facts, people, affected, reports } = data
  return (
    <section aria-labelledby="people">
      <h2 class="govuk-heading-m" id="people">
        {words.page.people}
      </h2>
      {people.map(({ personId, label, role }, index) => (
        <>
          <p class="govuk-body govuk-!-margin-bottom-1">
            <strong>{label}</strong>, {roleOf(role, data)}
          </p>
          <Whose role={reports.find((report) => report.personId === personId)?.reporterRole} />
          <Details summary={words.page.showDetails}>
            <RevealForm
              action={`/cases/${facts.reference}/people/${personId}/reveal`}
              idPrefix={`p${index}-`}
            />
          </Details>
        </>
      ))}
      {people.length === 0 && affected.length === 0 && <p class="govuk-body">{words.page.noPeople}</p>}
      <AlsoAffected affected={affected} reports={reports} />
    </section>
  )
}

function Whose({ role }: { role: string | undefined }) {
  const whose = whoseDetails(role ?? null)
  return whose ? <p class="govuk-body govuk-!-margin-bottom-1">{whose}</p> : null
}

// Whom else it happened to. Who they are is opened on the page of the report that told of them, by whoever works on it.
function AlsoAffected({ affected, reports }: Pick<CasePageData, 'affected' | 'reports'>) {
  return (
    <>
      <h3 class="govuk-heading-s">{affectedWords.title}</h3>
      {reports.map(({ id, reference }) => (
        <>
          {affected.some(({ reportId }) => reportId === id) && (
            <ul class="govuk-list govuk-list--bullet">
              {affected
                .filter(({ reportId }) => reportId === id)
                .map((person) => (
                  <li>
                    {toldWords(person)}. {affectedWords.mayContact[person.mayContact]}
                  </li>
                ))}
            </ul>
          )}
          <p class="govuk-body">
            <a class="govuk-link" href={`/reports/${reference}/people`}>
              {reports.length > 1 ? affectedWords.linkOfCase(reference) : affectedWords.linkOfOne}
            </a>
          </p>
        </>
      ))}
    </>
  )
}
