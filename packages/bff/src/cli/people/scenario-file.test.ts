import { mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fileNameOf, toText, writeOwnFile } from './scenario-file.js'

describe('the name of a scenario’s file', () => {
  it.each([
    ['Order sync', 'scenario-7-Order-sync.json'],
    ['주문 동기화', 'scenario-7-주문-동기화.json'],
    ['ซิงค์คำสั่งซื้อ', 'scenario-7-ซิงค์คำสั่งซื้อ.json'],
    ['../../etc/passwd', 'scenario-7-etc-passwd.json'],
    ['a\0b\r\nc\\d:e*f?"g<h>|', 'scenario-7-a-b-c-d-e-f-g-h.json'],
    ['\u202egpj.exe', 'scenario-7-gpj-exe.json'],
    ['🚀', 'scenario-7.json'],
    ['...', 'scenario-7.json'],
    ['\u0301\u0301x', 'scenario-7-x.json'],
  ])('of %j is %j', (name, file) => {
    expect(fileNameOf({ id: '7', name })).toBe(file)
  })

  it('fits any file system, and is never hidden nor an option', () => {
    for (const id of ['.hidden', '-rf', 'a:b~c', 'x'.repeat(200)]) {
      const file = fileNameOf({ id, name: '字'.repeat(500) })
      expect(Buffer.byteLength(file)).toBeLessThan(240)
      expect(file).toMatch(/^scenario-[A-Za-z0-9._-]+-字+\.json$/)
    }
  })
})

describe('the text of a document', () => {
  it('is the same document, and steers no terminal', () => {
    const document = { name: '\u009b31m\u202eabc\u2066', blueprint: { flow: ['\u001b[2J', 'ไทย'] } }
    for (const isForProgram of [true, false]) {
      const text = toText(document, isForProgram)
      expect(JSON.parse(text)).toEqual(document)
      for (const letter of '\u001b\u009b\u202e\u2066') expect(text).not.toContain(letter)
      expect(text).toContain('ไทย')
    }
    expect(toText(document, true)).not.toContain('\n')
  })
})

describe('a file of its owner', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'inlaykit-export-'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  it('is read by nobody else, and takes no other’s place unasked', async () => {
    const path = join(folder, 'one.json')
    expect(await writeOwnFile(path, 'one', false)).toBe(true)
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    expect(await writeOwnFile(path, 'two', false)).toBe(false)
    expect(await readFile(path, 'utf8')).toBe('one')
  })

  it('takes it when asked, with rights of its own and nothing left beside', async () => {
    const path = join(folder, 'open.json')
    await writeFile(path, 'old', { mode: 0o644 })
    expect(await writeOwnFile(path, 'new', true)).toBe(true)
    expect(await readFile(path, 'utf8')).toBe('new')
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    expect((await readdir(folder)).filter((name) => name.endsWith('.tmp'))).toEqual([])
  })

  it('is never written through a link', async () => {
    const target = join(folder, 'target')
    await writeFile(target, 'kept')
    for (const isForced of [false, true]) {
      const path = join(folder, `link-${isForced}`)
      await symlink(target, path)
      expect(await writeOwnFile(path, 'new', isForced)).toBe(isForced)
      expect(await readFile(target, 'utf8')).toBe('kept')
    }
  })

  it('leaves nothing behind where it can’t be written', async () => {
    const path = join(folder, 'missing', 'one.json')
    await expect(writeOwnFile(path, 'new', false)).rejects.toThrow('ENOENT')
    await expect(writeOwnFile(folder, 'new', true)).rejects.toThrow()
    expect((await readdir(join(folder, '..'))).filter((name) => name.endsWith('.tmp'))).toEqual([])
  })
})
