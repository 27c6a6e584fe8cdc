// Writes docs/openapi.json from the endpoint table; with --check it only says whether the file is up to date.
import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { endpoints, toOpenApi } from '@inlaykit/shared'

const path = fileURLToPath(new URL('../docs/openapi.json', import.meta.url))
const wanted = `${JSON.stringify(toOpenApi(endpoints, { basePath: '/api/inlaykit' }), null, 2)}\n`

if (process.argv.includes('--check')) {
  const present = await readFile(path, 'utf8').catch(() => '')
  if (present !== wanted) {
    console.error('docs/openapi.json is out of date: run `pnpm openapi` and commit it.')
    process.exit(1)
  }
  console.log(`docs/openapi.json is up to date: ${Object.keys(endpoints).length} endpoints.`)
} else {
  await writeFile(path, wanted)
}
