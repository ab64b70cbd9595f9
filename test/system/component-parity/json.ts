// Reading JSON whose shape is only roughly known, without casts.

export type Json = string | number | boolean | null | readonly Json[] | Options
export type Options = { readonly [key: string]: Json | undefined }

const isObject = (json: Json | undefined): json is Options =>
  typeof json === 'object' && json !== null && !Array.isArray(json)

export const string = (json: Json | undefined) => (typeof json === 'string' ? json : undefined)
export const number = (json: Json | undefined) => (typeof json === 'number' ? json : undefined)
export const boolean = (json: Json | undefined) => (typeof json === 'boolean' ? json : undefined)

/** Text or a number. */
export const value = (json: Json | undefined) => string(json) ?? number(json)

export const object = (json: Json | undefined): Options => (isObject(json) ? json : {})
export const list = (json: Json | undefined): readonly Json[] => (Array.isArray(json) ? json : [])

/** The objects of a list; what is not one (`null`, `false`, `''`) is left out, as the templates do. */
export const objects = (json: Json | undefined): readonly Options[] => list(json).filter(isObject)

/** The value, when it is one of those allowed; anything else is a fixture that we do not know: refused. */
export function oneOf<const T extends string | number>(
  json: Json | undefined,
  allowed: readonly T[],
): T | undefined {
  if (json === undefined) return undefined
  const found = allowed.find((item) => item === json)
  if (found === undefined) throw new Error(`The adapter does not know ${JSON.stringify(json)}`)
  return found
}
