// The addresses of cases: a reference as people quote it.
import { z } from 'zod'

const reference = z.string().regex(/^[A-Z0-9]{2,6}-[A-Z0-9]{3,8}-[A-Z0-9]{1,6}$/)

/** `/cases/:reference`: whatever is no reference names no case. */
export const byReference = z.object({ reference })
export const casePath = (ref: string, rest = ''): string => `/cases/${ref}${rest}`
