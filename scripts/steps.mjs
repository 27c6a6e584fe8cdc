import { bin } from './lib/run.mjs'

const tsx = [bin('tsx'), '--conditions=inlaykit-source']
const node = process.execPath

/**
 * What is checked besides the tests, in the order in which it is run.
 * @type {readonly { name: string, command: readonly [string, ...string[]] }[]}
 */
export const verifySteps = [
  { name: 'format', command: [bin('oxfmt'), '--check'] },
  { name: 'lint', command: [bin('oxlint'), '--type-aware'] },
  // Before the types, which then need not compile it once more.
  { name: 'build', command: [node, 'scripts/build.mjs', '--storybook'] },
  { name: 'types', command: [bin('tsc'), '-b'] },
  { name: 'unused code', command: [bin('knip'), '--no-progress'] },
  { name: 'reference pages', command: [...tsx, 'scripts/reference.ts', '--check'] },
  { name: 'packages', command: [node, 'scripts/check-packages.mjs'] },
  { name: 'storybook', command: [node, 'scripts/check-storybook.mjs'] },
  { name: 'sizes', command: [node, 'scripts/sizes.mjs', '--check'] },
]

/**
 * The suites, each a project of vitest.config.ts.
 * @type {readonly string[]}
 */
export const suites = [
  'unit',
  'integration',
  'hosts',
  'browser',
  'browser-react18',
  'storybook',
  'storybook-dark',
  'e2e',
]
