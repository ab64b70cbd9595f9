// Which of the offered parts were ticked.
import type { Form } from '../../../platform/http/form.ts'
import { isUuid } from '../../../platform/ids.ts'

/** The parts that were chosen, each with the version that was shown. */
export const chosenParts = (form: Pick<Form, 'many'>): Map<string, number> =>
  new Map(
    form.many('part').flatMap((text) => {
      const [part = '', version = ''] = text.split(':')
      return isUuid(part) ? [[part, Number(version)] as const] : []
    }),
  )
