import { v7, validate } from 'uuid'

/** A new UUIDv7, lower case. Ids made by one process sort in the order they were made. */
export function newId(): string {
  return v7()
}

/** Whether the text is a UUID of any version, in its usual hyphenated form. Takes anything; never throws. */
export function isUuid(text: unknown): text is string {
  return typeof text === 'string' && validate(text)
}
