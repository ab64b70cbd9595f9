// The form's own English words for the options of a field, by which a partner's file may name them.
import { inSource } from '../../platform/i18n/index.ts'
import { formWords, incidentWords, METHODS, moreWords } from '../reporting/index.ts'
import { privacyWords } from './field-words.en.ts'
import type { IntakeField } from './fields.ts'

type Labels = Readonly<Record<string, string | undefined>>

/** Words by code; codes without words have none. */
export function optionLabels({ name, to, step }: Pick<IntakeField, 'name' | 'to' | 'step'>): Labels {
  const incident = inSource(incidentWords)
  const form = inSource(formWords)
  if (step) return inSource(moreWords)[step].controls[to]?.options ?? {}
  switch (name) {
    case 'strands':
      return incident.strands
    case 'types':
      return incident.types
    case 'place_kind':
      return incident.places
    case 'reporter':
      return incident.rolesForStaff
    case 'age':
      return form.who.ages
    case 'privacy':
      return privacyWords
    case 'contact_methods':
    case 'leave_message_on':
    case 'say_who_on':
      return Object.fromEntries(METHODS.map((method) => [method, form.contact[method]]))
    default:
      return {}
  }
}
