import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testAssets } from '../../../test/support/assets.ts'
import { renderPage } from '../render.ts'
import { PublicPage } from './public-page.tsx'
import { StaffPage } from './staff-page.tsx'

const common = { title: 'Tell us what happened', assets: testAssets, partnership: 'Northbrook' }
const publicHtml = (more: Partial<Parameters<typeof PublicPage>[0]> = {}) =>
  renderPage(<PublicPage {...common} {...more} />)
const staffHtml = (more: Partial<Parameters<typeof StaffPage>[0]> = {}) =>
  renderPage(<StaffPage {...common} {...more} />)

test('every public page has the way out: button, second skip link and words for screen readers', () => {
  const html = publicHtml()
  assert.match(html, /<a href="\/exit"[^>]*govuk-js-exit-this-page-button/)
  assert.match(html, /<a href="\/exit"[^>]*govuk-js-exit-this-page-skiplink/)
  assert.match(html, /data-i18n\.press-two-more-times="Shift, press 2 more times to exit\."/)
  assert.match(html, /999/)
})

test('pages hold no inline script, style or handler', () => {
  const person = { name: 'Sam', agency: 'Council', signOut: { action: '/sign-out' } }
  for (const html of [publicHtml({ demo: true }), staffHtml({ demo: true, person })]) {
    assert.match(html, /^<!DOCTYPE html><html /)
    assert.doesNotMatch(html, /<script(?![^>]* src=)|<style| style=| on[a-z]+="/)
  }
})

test('the title says first that there is an error', () => {
  assert.match(
    publicHtml({ errorTitlePrefix: true }),
    /<title>Error: Tell us what happened - Northbrook<\/title>/,
  )
  assert.match(publicHtml(), /<title>Tell us what happened - Northbrook<\/title>/)
})

test('a right-to-left page says so and takes the mirrored sheet', () => {
  const html = publicHtml({ lang: 'ar', dir: 'rtl' })
  assert.match(html, /<html lang="ar" dir="rtl"/)
  assert.match(html, /href="\/assets\/public-rtl\.css"/)
})

test('the navigation marks the page and the part one is in', () => {
  assert.match(publicHtml({ path: '/report' }), /href="\/report" aria-current="page"/)
  assert.match(publicHtml({ path: '/report/when' }), /href="\/report" aria-current="true"/)
  assert.doesNotMatch(publicHtml({ path: '/reporting' }), /aria-current/)
})

test('a question says so, for the small screen on which it comes first', () => {
  assert.match(publicHtml({ question: true }), /<body class="[^"]*app-question/)
  assert.doesNotMatch(publicHtml(), /app-question/)
})

test('only a demonstration says that everyone is invented', () => {
  assert.match(publicHtml({ demo: true }), /Everyone here is invented/)
  assert.doesNotMatch(publicHtml(), /Everyone here is invented/)
})

test('signing out is a post, with what the form needs, and only for who is signed in', () => {
  const signOut = { action: '/sign-out', fields: { token: 'abc' } }
  const html = staffHtml({ person: { name: 'Sam Okoro', agency: 'Northbrook Council', signOut } })
  assert.match(html, /<form method="post" action="\/sign-out"><input type="hidden" name="token" value="abc"/)
  assert.match(html, /Sam Okoro, Northbrook Council/)
  assert.doesNotMatch(staffHtml(), /sign-out/)
})
