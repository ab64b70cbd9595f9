// The staff pages of languages.
import type { Route } from '../../access/route.ts'

export const languageRoutes: readonly Route[] = []
