import { PhaseBanner } from '../govuk/phase-banner.tsx'
import type { Messages } from '../messages.en.ts'

/** On every page of a demonstration, so that nobody takes it for the real thing. */
export function DemoBanner({ words }: { words: Messages }) {
  return (
    <div class="app-demo-banner">
      <PhaseBanner tag={words.demo.tag} tagClasses="govuk-tag--yellow">
        {words.demo.text}
      </PhaseBanner>
    </div>
  )
}
