import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundleSize, hooksOf, hostsOwn, weigh } from '../scripts/lib/bundle-size.mjs'
import { sheetSize } from '../scripts/lib/sheet-size.mjs'
import type { Bench, BenchResult, Verdict } from './harness/bench.js'
import { installPeers } from './harness/peers.js'

const ui = fileURLToPath(new URL('../packages/ui/dist/', import.meta.url))
const kits = fileURLToPath(new URL('kits/', import.meta.url))

/** Our widgets, each with what it may weigh at most. */
const entries = [
  { name: 'ScenarioList', file: 'scenario-list.js', atMost: 25 },
  { name: 'ExecutionTimeline', file: 'execution-timeline.js', atMost: 25 },
  { name: 'WebhookManager', file: 'webhook-manager.js', atMost: 25 },
  { name: 'TeamRoles', file: 'team-roles.js', atMost: 25 },
  { name: 'ConnectionPanel', file: 'connection-panel.js', atMost: 25 },
] as const

const four = entries.slice(0, 4)

/** What a page with hooks and no widget may have beside them. */
const headless = [
  { name: 'all hooks, with InlaykitProvider', file: 'hooks.js' },
  { name: 'words for what hooks answer (i18n)', file: 'i18n.js' },
  { name: 'reading before anything is rendered (queries)', file: 'queries.js' },
] as const

const peers = [
  {
    name: 'WorkOS UsersManagement',
    contents: `export { UsersManagement, WorkOsWidgets } from '@workos-inc/widgets'`,
    styles: ['@radix-ui/themes/styles.css'],
  },
  {
    name: 'WorkOS hooks for TanStack Query',
    contents: `export * from '@workos-inc/widgets/experimental/api/react-query'`,
  },
  {
    name: 'Pipedream ComponentFormContainer',
    contents: `export { ComponentFormContainer, FrontendClientProvider } from '@pipedream/connect-react'`,
  },
  {
    name: 'Novu Inbox',
    contents: `export { Inbox } from '@novu/react'`,
  },
  {
    name: 'Stytch AdminPortalMemberManagement',
    contents: `export { AdminPortalMemberManagement } from '@stytch/react/b2b/adminPortal'; export { StytchB2BProvider } from '@stytch/react/b2b'`,
  },
  {
    name: 'Liveblocks Thread and Composer',
    contents: `export { Thread, Composer } from '@liveblocks/react-ui'; export { LiveblocksProvider, RoomProvider } from '@liveblocks/react'`,
    styles: ['@liveblocks/react-ui/styles.css'],
  },
] as const

const told = (kib: number): string => kib.toFixed(1)
const toldOf = (sheets: { readonly first: number; readonly whole: number } | null) =>
  sheets === null ? ['', ''] : [told(sheets.first), told(sheets.whole)]

async function weighStyles(names: readonly string[]): Promise<string> {
  const weights = names.map(async (name) => weigh(await readFile(join(kits, 'node_modules', name))))
  return told((await Promise.all(weights)).reduce((total, weight) => total + weight, 0))
}

function verdict(goal: string, kib: number, atMost: number): Verdict {
  return {
    goal: `${goal}: at most ${atMost} KiB`,
    // Some are close to their goal.
    measured: `${kib.toFixed(2)} KiB`,
    isMet: kib <= atMost,
  }
}

/** What dresses a page with one widget, in KiB; `null` for what draws nothing. */
async function weighSheets(entry: string) {
  const own = join('widgets', entry.replace('.js', '.css'))
  return existsSync(join(ui, own)) ? sheetSize(own, ui) : null
}

async function measure(): Promise<BenchResult> {
  await installPeers(kits)
  const rows: string[][] = []
  const verdicts: Verdict[] = []
  for (const { name, file, atMost } of entries) {
    const { first, whole } = await bundleSize(`export * from './${file}'`, ui)
    const sheets = await weighSheets(file)
    rows.push([name, told(first), told(whole), ...toldOf(sheets)])
    verdicts.push(verdict(name, first, atMost))
    if (sheets !== null) verdicts.push(verdict(`style sheets of ${name} at once`, sheets.first, 6))
  }
  const hooks = await bundleSize(await hooksOf('hooks.js', ui), ui)
  rows.push(['all hooks', told(hooks.first), told(hooks.whole), ...toldOf(null)])
  verdicts.push(verdict('all hooks', hooks.first, 6))
  for (const { name, file } of headless) {
    const { first, whole } = await bundleSize(`export * from './${file}'`, ui)
    rows.push([name, told(first), told(whole), ...toldOf(null)])
  }
  const together = four.map(({ file }) => `export * from './${file}'`).join('\n')
  const all = await bundleSize(together, ui)
  rows.push(['the first four together', told(all.first), told(all.whole), ...toldOf(null)])
  verdicts.push(verdict('the first four together', all.first, 60))
  const sheet = weigh(await readFile(join(ui, 'styles.css')))
  rows.push(['the whole style sheet', '', '', told(sheet), told(sheet)])
  verdicts.push(verdict('the whole style sheet', sheet, 24))
  for (const peer of peers) {
    const { first, whole } = await bundleSize(peer.contents, kits)
    const styles = 'styles' in peer ? await weighStyles(peer.styles) : 'in JS'
    rows.push([peer.name, told(first), told(whole), styles, styles])
  }
  return {
    columns: [
      'KiB after gzip',
      'JavaScript at once',
      'with all that is loaded later',
      'CSS at once',
      'with all that is loaded later',
    ],
    rows,
    verdicts,
  }
}

/** What our widgets add to a page, beside kits of their field. */
export const widgetSizes: Bench = {
  name: 'widget-sizes',
  title: 'Weight of the widgets beside other kits',
  about:
    'Each import is bundled by esbuild as a host would for production (minified, ES2022, split into chunks, gzip level 9 chunk by chunk), with React and TanStack Query left to the host and all else counted. `at once` is what loads before a widget shows its first rows; dialogs, editors, languages and long lists are loaded when they are asked for. Of the style sheets, each compressed by itself, a page with one widget has the base and that of the widget; where those are loaded instead of the whole sheet, the rules of what comes later come with it.',
  async conditions() {
    const { dependencies } = JSON.parse(await readFile(join(kits, 'package.json'), 'utf8')) as {
      dependencies: Readonly<Record<string, string>>
    }
    const named = Object.entries(dependencies)
      .filter(([name]) => !hostsOwn.includes(name))
      .map(([name, version]) => `${name} ${version}`)
    return named.join(', ')
  },
  run: measure,
}
