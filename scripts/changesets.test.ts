import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import getReleasePlan from '@changesets/get-release-plan'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const oneVersion = ['@inlaykit/shared', '@inlaykit/bff', '@inlaykit/ui']

test('what the next version changes can be read, names published packages, and is told in words', async () => {
  const { changesets } = await getReleasePlan(root)
  for (const { id, summary, releases } of changesets) {
    expect(summary, id).toMatch(/\w+ \w+/)
    expect(
      releases.filter(({ name }) => ![...oneVersion, '@inlaykit/sandbox'].includes(name)),
      id,
    ).toEqual([])
  }
})

test('the contract and its two sides go to one version together', async () => {
  const { changesets, releases } = await getReleasePlan(root)
  const next = releases.filter(({ name, type }) => oneVersion.includes(name) && type !== 'none')
  const changed = changesets.some((changeset) =>
    changeset.releases.some(({ name, type }) => oneVersion.includes(name) && type !== 'none'),
  )
  expect(next.map(({ name }) => name).sort()).toEqual(changed ? [...oneVersion].sort() : [])
  expect(new Set(next.map(({ newVersion }) => newVersion)).size).toBe(changed ? 1 : 0)
})

test('the server tells the version that its package has', async () => {
  const manifest = await readFile(`${root}packages/bff/package.json`, 'utf8')
  const source = await readFile(`${root}packages/bff/src/version.ts`, 'utf8')
  expect(source).toContain(`'${(JSON.parse(manifest) as { version: string }).version}'`)
})
