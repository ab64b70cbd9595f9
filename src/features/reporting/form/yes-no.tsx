// Yes or no, and, where it may be left open in words, "I do not know, or would rather not say".
import type { ComponentChildren } from 'preact'
import { Radios } from '../../../ui/govuk/radios.tsx'
import { formWords } from './messages.en.ts'

type Props = {
  name: string
  value: string
  error: string | undefined
  legend: string
  hint: ComponentChildren
  /** Whether it may be left open in words. */
  orNot?: boolean
}

export function YesNo({ orNot = false, ...props }: Props) {
  return (
    <Radios
      {...props}
      legendSize="s"
      inline={!orNot}
      small={orNot}
      items={[
        { value: 'yes', text: formWords.share.yes },
        { value: 'no', text: formWords.share.no },
        orNot && { value: 'not_said', text: formWords.when.unknown },
      ]}
    />
  )
}
