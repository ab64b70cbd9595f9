import { createServer } from 'node:http'

/** Where people go who leave in a hurry: another site, but on this machine. It can be made slow to come. */
export async function harmlessSite() {
  let slowMs = 0
  const site = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html')
    setTimeout(
      () =>
        response.end(
          '<!doctype html><html lang="en"><title>Weather</title><link rel="icon" href="data:,"><h1>Weather</h1>',
        ),
      slowMs,
    )
  })
  await new Promise<void>((listening) => site.listen(0, '127.0.0.1', listening))
  site.unref() // a test that fails half way must not keep the process
  const address = site.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return {
    url: `http://127.0.0.1:${address.port}/weather`,
    /** Answers after so long from now on. */
    slow: (ms: number) => {
      slowMs = ms
    },
    close: () => site.closeAllConnections(),
  }
}
