// What is worked out of an object once, and kept for as long as somebody holds the object.

/**
 * Gives `make` back as one that makes once for each object.
 * @param make works from its object alone, and from one that nobody changes; what it makes is shared, so it is for reading
 */
export function onceFor<Of extends object, Made extends object>(make: (of: Of) => Made): (of: Of) => Made {
  const made = new WeakMap<Of, Made>()
  return (of) => {
    const known = made.get(of)
    if (known) return known
    const fresh = make(of)
    made.set(of, fresh)
    return fresh
  }
}
