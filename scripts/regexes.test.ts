import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { analyse } from 'scslre'
import ts from 'typescript'
import { beforeAll, describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const folders = [
  'packages/bff/src',
  'packages/shared/src',
  'packages/ui/src',
  'packages/sandbox/src',
]

/** What takes the square of its input's length, but of an input that no caller has a hand in. */
const harmless: Readonly<Record<string, string>> = {
  'packages/bff/src/config/checks.ts /=+$/': 'a key of the configuration',
  'packages/bff/src/config/parse-make.ts /\\/+$/': 'an address of the configuration',
  'packages/bff/src/make/gateway/transport.ts /\\/+$/': 'an address of the configuration',
  'packages/bff/src/make/gateway/clean-message.ts /=+$/':
    'our own credential in base64, of 500 characters',
  'packages/shared/src/client/route-client.ts /\\/+$/': 'an address that the host page sets',
}

/** Where an expression is made while the program runs, and from what. */
const made: Readonly<Record<string, string>> = {
  'packages/bff/src/make/gateway/clean-message.ts':
    'alternatives without a quantifier, each escaped',
}

interface Found {
  readonly file: string
  readonly source: string
  readonly flags: string
}

/** The regular expressions of a file: those written down, and how many are made while it runs. */
function regexesOf(file: string, text: string): { literals: Found[]; made: number } {
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
  const found = { literals: [] as Found[], made: 0 }
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/')
      const [source, flags] = [node.text.slice(1, end), node.text.slice(end + 1)]
      found.literals.push({ file, source, flags })
    } else if (
      (ts.isNewExpression(node) || ts.isCallExpression(node)) &&
      node.expression.getText() === 'RegExp'
    ) {
      found.made += 1
    }
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return found
}

/** What takes more than a time in proportion to its input. */
function slowOnes(literals: readonly Found[]): string[] {
  return literals
    .filter(({ source, flags }) => analyse({ source, flags }).reports.length > 0)
    .map(({ file, source, flags }) => `${file} /${source}/${flags}`)
}

describe('the regular expressions of the sources', () => {
  const literals: Found[] = []
  const makers: string[] = []

  beforeAll(async () => {
    for (const folder of folders) {
      for (const path of await readdir(root + folder, { recursive: true })) {
        const file = `${folder}/${path}`
        if (!/\.tsx?$/.test(file) || /\.test\.tsx?$|\/testing\/|\.stories\./.test(file)) continue
        const found = regexesOf(file, await readFile(root + file, 'utf8'))
        literals.push(...found.literals)
        if (found.made > 0) makers.push(file)
      }
    }
  })

  it('I3: take a time in proportion to what they read, if anybody outside has a hand in that', () => {
    expect(literals.length).toBeGreaterThan(50)
    expect([...new Set(slowOnes(literals))].toSorted()).toEqual(Object.keys(harmless).toSorted())
  }, 60_000)

  it('I3: are written down, not made of what somebody sends', () => {
    expect(makers.toSorted()).toEqual(Object.keys(made).toSorted())
  })

  it('I3: are told from slow ones', () => {
    const { literals: planted } = regexesOf('x.ts', 'export const slow = /^(a+)+$/, quick = /^a+$/')
    expect(slowOnes(planted)).toEqual(['x.ts /^(a+)+$/'])
  })
})
