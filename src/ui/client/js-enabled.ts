// Runs before the page is drawn, from a file because the policy forbids inline scripts. The
// classes tell the styles that JavaScript works, and govuk-frontend that the browser is new enough.
document.body.classList.add('js-enabled')
if ('noModule' in HTMLScriptElement.prototype) document.body.classList.add('govuk-frontend-supported')
