import { readFile } from 'node:fs/promises'
import { extname, join, normalize } from 'node:path'
import { root } from './run.mjs'

/** Where `node scripts/build.mjs --storybook` puts the static Storybook. */
export const storybookFolder = join(root, 'apps', 'storybook', 'storybook-static')

// A secure context, as the stories' backend needs; nothing listens there.
const origin = 'http://localhost:9'
/** @type {Record<string, string>} */
const types = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
}

/**
 * Lets a page open the static Storybook straight from its files, and nothing else.
 * @param {import('playwright-core').Page} page
 */
export async function openStorybookIn(page) {
  await page.route('**/*', async (route) => {
    const url = new URL(route.request().url())
    if (url.origin !== origin) return route.abort()
    const path = normalize(join(storybookFolder, decodeURIComponent(url.pathname)))
    const contentType = types[extname(path)] ?? 'application/octet-stream'
    try {
      return await route.fulfill({ body: await readFile(path), contentType })
    } catch {
      return route.fulfill({ status: 404, body: '' })
    }
  })
}

/**
 * The address of a story or docs page, without Storybook's own frame.
 * @param {string} id as `widgets-teamroles--overview`
 * @param {'docs' | 'story'} viewMode
 * @param {string} globals of the toolbar, as `theme:dark;locale:ar`
 */
export function addressOf(id, viewMode = 'story', globals = '') {
  return `${origin}/iframe.html?id=${id}&viewMode=${viewMode}&globals=${globals}`
}
