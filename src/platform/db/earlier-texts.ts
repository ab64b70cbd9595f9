// Migrations whose text was changed after somebody may have applied it. A later migration brings a database that has the
// earlier text to the same schema; only then may a text stand here. By name: the SHA-256 of each earlier text.
export const EARLIER_TEXTS: Readonly<Record<string, readonly string[]>> = {
  // Settled by 0068, which makes the same function again, and 0077.
  '0067-people-affected.sql': ['341ae026febd0e3baf79aabe90c93b5259489aa35deca698ad392fd1eb07ab16'],
  // A comment only.
  '0068-erasing-elsewhere.sql': ['204d4dc388197414d3b06844906153291ffeda998563c94729523d46994e11dc'],
}
