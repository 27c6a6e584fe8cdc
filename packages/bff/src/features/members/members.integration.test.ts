import { randomBytes } from 'node:crypto'
import type { Sandbox } from '@inlaykit/sandbox'
import { Viewer, type Member } from '@inlaykit/shared'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { BffOptions } from '../../config/options.js'
import { testStages } from '../../testing/databases.js'
import { expectProblem } from '../../testing/expect-problem.js'
import {
  createCaller,
  createTestBff,
  startSandbox,
  viewerHeader,
  type TestBff,
} from '../../testing/test-bff.js'

const json = { 'Content-Type': 'application/json' }

describe.each(testStages)('members in $name', ({ dialect, database }) => {
  let sandbox: Sandbox
  let test: TestBff
  const isLive = dialect === 'live'
  const organizationId = () => sandbox.organizations[0]!.id
  const upstream = () => sandbox.world.members(organizationId())
  const list = async () => (await test.me.call('listMembers', { query: { limit: 100 } })).items
  const listed = async (id: string) => (await list()).find((member) => member.id === id)
  /** Somebody whom no other test knows. */
  const add = (name: string, teamRole = 'Team Member', role = 'Member') =>
    String(sandbox.world.addMember(organizationId(), { name, role, teamRole }).person.id)
  const patch = (id: string, role: string, caller = test.me) =>
    caller.request(`/members/${id}`, {
      method: 'PATCH',
      headers: json,
      body: JSON.stringify({ role }),
    })
  const writesHeard = () => sandbox.requests().filter(({ method }) => method !== 'GET')

  beforeAll(async () => {
    sandbox = await startSandbox({ scenariosPerTeam: 2 })
    test = await createTestBff({ dialect, database: await database.create(), sandbox })
  })
  afterAll(async () => {
    await test.close()
    await sandbox.close()
  })

  it('are invited with a note where Make sends one, word for word; elsewhere nothing is sent', async () => {
    const note = 'Welcome, ברוכים הבאים 👋\n<b>Ask</b> "us".'
    const invite = (body: object) =>
      test.me.request('/members', { method: 'POST', headers: json, body: JSON.stringify(body) })
    const who = { email: 'noted@example.test', role: 'builder' }
    sandbox.clearRequests()
    for (const wrong of ['', ' \n ', 7, null, 'a\u0000b', 'a'.repeat(1001)]) {
      const { errors } = await expectProblem(await invite({ ...who, note: wrong }), 'validation')
      expect(errors).toEqual([{ path: 'body.note', message: expect.stringMatching(/\w{3}/) }])
    }
    expect(sandbox.requests()).toEqual([])
    const answer = await invite({ ...who, note })
    const invited = upstream().find(({ person }) => person.email === who.email)
    if (isLive) {
      expect(answer.status).toBe(201)
      expect(invited?.note).toBe(note)
    } else {
      expect((await expectProblem(answer, 'unsupported')).detail).toMatch(/note/)
      expect(sandbox.requests()).toEqual([])
      expect(invited).toBeUndefined()
    }
    if (invited)
      await test.me.call('removeMember', { params: { memberId: `${invited.person.id}` } })
  })

  it('are listed with role and state, page by page, and say who the viewer is', async () => {
    const [owner] = upstream()
    const viewer = { ...test.me.viewer, email: owner!.person.email.toUpperCase() }
    const me = createCaller(test.bff, viewer)
    const first = await me.call('listMembers', { query: { limit: 4 } })
    const rest = await me.call('listMembers', { query: { limit: 4, cursor: first.nextCursor! } })
    expect([first.total, rest.nextCursor]).toEqual([6, null])
    expect(Date.parse(first.asOf!)).toBeLessThanOrEqual(Date.now())
    const members = [...first.items, ...rest.items]
    const by = (id: number) => members.find((member) => member.id === String(id))
    expect(members.filter(({ you }) => you).map(({ id }) => id)).toEqual([String(owner!.person.id)])
    expect(by(owner!.person.id)).toMatchObject({ role: 'admin', owner: isLive, status: 'active' })
    expect(upstream().map(({ person }) => by(person.id)?.role)).toEqual([
      'admin',
      'admin',
      'manager',
      'builder',
      'viewer',
      // A role of Make's own is shown by its name; the guide has no word for it.
      isLive ? null : 'viewer',
    ])
    expect(
      members.filter(({ status }) => status !== 'active').map(({ roleName }) => roleName),
    ).toEqual(isLive ? ['Team Monitoring', 'Team Operator'] : ['viewer', 'viewer'])
    expect(by(upstream()[5]!.person.id)?.status).toBe(isLive ? 'expired' : 'invited')
  })

  it('cost Make nothing while the list is fresh', async () => {
    await list()
    sandbox.clearRequests()
    expect(await list()).not.toEqual([])
    expect(sandbox.requests()).toEqual([])
  })

  it.each(['viewer', 'builder', 'manager', 'admin'] as const)(
    'are invited as %s, shown at once, and told',
    async (role) => {
      const events = await test.me.events()
      const email = `${role}.${dialect}@invited.example`
      const invited = await test.me.call('inviteMember', { body: { email, role } })
      expect(invited).toMatchObject({ email, role, status: 'invited', you: false })
      await events.next(({ type }) => type === 'member.changed')
      await events.leave()
      expect(await listed(invited.id)).toEqual(invited)
      const again = await test.me.request('/members', {
        method: 'POST',
        headers: json,
        body: JSON.stringify({ email: email.toUpperCase(), role }),
      })
      await expectProblem(again, 'conflict')
    },
  )

  it('are invited by addresses alone that are some, and nothing else reaches Make', async () => {
    sandbox.clearRequests()
    const good = { email: 'a@b.example', role: 'viewer' }
    for (const [field, value] of [
      ['email', 'nobody'],
      ['email', 'a b@c.example'],
      ['email', 'a@b.example\r\nBcc: x@y.example'],
      ['email', 'a@b.example,x@y.example'],
      ['email', `${'a'.repeat(250)}@b.example`],
      ['email', `${'a'.repeat(500_000)}@b.example`],
      ['email', '\u202ea@b.example'],
      ['email', '\u0645\u0631\u062d\u0628\u0627@b.example'],
      ['email', '\u{1f600}@b.example'],
      ['email', 'a@b'],
      ['email', ''],
      ['email', null],
      ['email', { address: 'a@b.example' }],
      ['email', ['a@b.example']],
      ['name', '<b>bold</b>'],
      ['name', ' '],
      ['name', ''],
      ['name', 'Ann\r\nBcc: x@y.example'],
      ['name', 'Ann \u202enimda'],
      ['name', 'a'.repeat(201)],
      ['name', 7],
      ['role', 'owner'],
      ['role', 'Admin'],
      ['role', ['admin']],
      ['role', null],
      ['teamsId', ['1']],
    ] as const) {
      const response = await test.me.request('/members', {
        method: 'POST',
        headers: json,
        body: JSON.stringify({ ...good, [field]: value }),
      })
      const problem = await expectProblem(response, 'validation')
      expect(problem.errors?.map(({ path }) => path)).toContain(`body.${field}`)
      expect(problem.errors?.[0]?.message).not.toBe('')
    }
    for (const body of ['{}', '{"role":"owner"}', '{"role":null}', '{"role":"viewer","id":"1"}']) {
      const response = await test.me.request('/members/1', { method: 'PATCH', headers: json, body })
      await expectProblem(response, 'validation')
    }
    for (const id of ['%2e%2e', '..%2f1', '1%3fx=1', '1%0d%0aX: y', '%f0%9f%98%80', '%e2%80%ae1']) {
      const removal = await test.me.request(`/members/${id}`, { method: 'DELETE' })
      await expectProblem(removal, 'validation', 'not-found')
    }
    expect(sandbox.requests()).toEqual([])
  })

  it('are given each role and back, at Make and in the list', async () => {
    const id = add('Changing Person')
    for (const role of ['admin', 'viewer', 'manager', 'builder'] as const) {
      const params = { memberId: id }
      const changed = await test.me.call('updateMember', { params, body: { role } })
      expect(changed.role).toBe(role)
      expect(await listed(id)).toEqual(changed)
      const place = upstream().find(({ person }) => String(person.id) === id)
      expect(place?.role).toBe(role === 'admin' ? 'Admin' : 'Member')
    }
  })

  it('are never given or changed beyond the viewer’s own role', async () => {
    const manager = test.as('manager')
    const id = add('Plain Person')
    const admin = String(upstream()[1]!.person.id)
    sandbox.clearRequests()
    await expectProblem(await patch(id, 'admin', manager), 'forbidden')
    expect(sandbox.requests()).toEqual([])
    await expectProblem(await patch(admin, 'viewer', manager), 'forbidden')
    if (isLive) {
      const custom = add('Bookkeeper', 'Team Member', 'Accountant')
      await expectProblem(await patch(custom, 'viewer', manager), 'forbidden')
      const removal = await manager.request(`/members/${admin}`, { method: 'DELETE' })
      await expectProblem(removal, 'forbidden')
    }
    expect(writesHeard()).toEqual([])
    expect((await patch(id, 'manager', manager)).status).toBe(200)
    await expectProblem(await patch('424242', 'viewer', manager), 'not-found')
  })

  it('are removed where Make can, and invited again nowhere', async () => {
    const id = add('Leaving Person')
    const resend = await test.me.request(`/members/${id}/resend`, { method: 'POST' })
    await expectProblem(resend, 'unsupported')
    const removal = await test.me.request(`/members/${id}`, { method: 'DELETE' })
    const isThere = upstream().some(({ person }) => String(person.id) === id)
    if (isLive) {
      expect([removal.status, isThere, await listed(id)]).toEqual([204, false, undefined])
    } else {
      await expectProblem(removal, 'unsupported')
      expect(isThere).toBe(true)
    }
  })

  it.runIf(isLive)('are left alone where they own the organisation', async () => {
    const owner = String(upstream()[0]!.person.id)
    sandbox.clearRequests()
    await expectProblem(await patch(owner, 'viewer'), 'conflict')
    expect(await listed(owner)).toMatchObject({ owner: true, roleChangeable: false })
    const removal = await test.me.request(`/members/${owner}`, { method: 'DELETE' })
    await expectProblem(removal, 'conflict')
    expect(writesHeard()).toEqual([])
  })

  it.runIf(isLive)('keep a role that Make marks as fixed or waiting for sign-on', async () => {
    const id = add('Signed On')
    for (const teamRolesLock of ['fixed', 'sso-pending'] as const) {
      sandbox.world.setMember(organizationId(), id, { teamRolesLock })
      sandbox.clearRequests()
      for (const role of ['admin', 'manager', 'viewer']) {
        const problem = await expectProblem(await patch(id, role), 'conflict')
        expect(problem.detail).toContain('Make lets nobody change')
      }
      // As it is already: nothing to do, and the list knows by now.
      expect(await (await patch(id, 'builder')).json()).toMatchObject({ roleChangeable: false })
      expect(await listed(id)).toMatchObject({ role: 'builder', roleChangeable: false })
      expect(writesHeard()).toEqual([])
    }
    sandbox.world.setMember(organizationId(), id, { teamRolesLock: null })
    expect(await (await patch(id, 'viewer')).json()).toMatchObject({
      role: 'viewer',
      roleChangeable: true,
    })
  })

  it('are shown as last read while Make is down', async () => {
    const before = await list()
    sandbox.fail('*', { status: 503 })
    expect(await list()).toEqual(before)
    const response = await patch(before[0]!.id, 'viewer')
    expect(response.status).toBeGreaterThanOrEqual(409)
    sandbox.clearFaults()
    await vi.waitFor(
      async () => {
        const id = before.find(({ role }: Member) => role === 'viewer')!.id
        expect((await patch(id, 'viewer')).status).toBe(200)
      },
      { timeout: 60_000, interval: 250 },
    )
  })
})

describe.each(testStages)('the last admin in $name', ({ dialect, database }) => {
  it.each(['host', 'make'] as const)(
    'stays, also when two admins demote each other at once on two instances, by roles of the %s',
    async (roleSource) => {
      const sandbox = await startSandbox({ scenariosPerTeam: 2 })
      const location = await database.create()
      const { id: organizationId } = sandbox.organizations[0]!
      // Nobody owns this organisation, so that two admins are all there is.
      const [first, second] = sandbox.world.members(organizationId).map(({ person }) => person)
      const addresses = new Map([
        ['first', first!.email],
        ['second', second!.email],
      ])
      const options: Partial<BffOptions> = {
        roleSource,
        // Else the second could not open the vault, and would be refused without any race.
        encryptionKeys: [{ id: 'shared', key: randomBytes(32).toString('base64') }],
        identify: ({ header }) => {
          const viewer = Viewer.parse(JSON.parse(header(viewerHeader)!))
          return { ...viewer, email: addresses.get(viewer.userId) }
        },
      }
      sandbox.world.setMember(organizationId, first!.id, { role: 'Admin' })
      const test = await createTestBff({ dialect, database: location, sandbox, options })
      // Another tenant of the same organisation: in a process of its own where the database can be shared.
      const other =
        database.name === 'postgres'
          ? await createTestBff({ dialect, database: location, sandbox, connected: [], options })
          : test
      try {
        const admins = () =>
          sandbox.world.members(organizationId).filter(({ role }) => role === 'Admin')
        expect(admins()).toHaveLength(2)
        const demote = (by: TestBff, who: 'first' | 'second', id: number) =>
          createCaller(by.bff, { ...test.me.viewer, userId: who }).request(`/members/${id}`, {
            method: 'PATCH',
            headers: json,
            body: JSON.stringify({ role: 'viewer' }),
          })
        const answers = await Promise.all([
          demote(test, 'first', second!.id),
          demote(other, 'second', first!.id),
        ])
        const losers = answers.filter(({ status }) => status !== 200)
        expect(losers).toHaveLength(1)
        // By Make's word whoever was demoted may change nobody any more, and hears so at the door or, having passed it in
        // time, at the change; by the host's they ask for the last admin.
        const problem = await expectProblem(
          losers[0]!,
          roleSource === 'make' ? 'forbidden' : 'conflict',
        )
        expect(problem.detail).toMatch(
          roleSource === 'make' ? /viewer now|needs the role manager/ : /last admin/,
        )
        const [last, ...more] = admins()
        expect(more).toEqual([])
        const lastOne = last!.person.id === first!.id ? 'first' : 'second'
        await expectProblem(await demote(test, lastOne, last!.person.id), 'conflict')
        if (dialect === 'live') {
          const path = `/members/${last!.person.id}`
          const caller = createCaller(test.bff, { ...test.me.viewer, userId: lastOne })
          await expectProblem(await caller.request(path, { method: 'DELETE' }), 'conflict')
        }
        expect(admins()).toEqual([last])
      } finally {
        if (other !== test) await other.close()
        await test.close()
        await sandbox.close()
      }
    },
  )
})
