import { describe, expect, test } from 'vitest'
import { noon } from '../testing/ask.js'
import { allModules } from './model.js'
import { nextStart } from './schedules.js'
import { seedWorld, type SeedOptions } from './seed.js'

const hour = 3_600_000
const seeded = (options: Partial<SeedOptions> = {}) =>
  seedWorld({ seed: 42, plan: 'core', historyDays: 90, now: noon, ...options })

describe('the seeded world', { timeout: 30_000 }, () => {
  const world = seeded()

  test('is the same for the same seed, and another for another', () => {
    expect(seeded()).toEqual(world)
    const other = seeded({ seed: 7 })
    expect(other.organizations.map(({ apiKey }) => apiKey)).not.toEqual(
      world.organizations.map(({ apiKey }) => apiKey),
    )
    expect(other.scenarios).not.toEqual(world.scenarios)
  })

  test('tells the same past however late on the day it is started', () => {
    const later = seeded({ now: noon + 5 * hour })
    const past = ({ scenarios }: typeof world) =>
      scenarios.map(({ id, name, createdAt, editedAt, anchor }) => [
        id,
        name,
        createdAt,
        editedAt,
        anchor,
      ])
    expect(past(later)).toEqual(past(world))
  })

  test('has three organisations with keys of their own, the first with two teams', () => {
    expect(world.organizations.map(({ teams }) => teams.length)).toEqual([2, 1, 1])
    expect(new Set(world.organizations.map(({ apiKey }) => apiKey)).size).toBe(3)
  })

  test('has more than 120 scenarios in the first team of the first two organisations', () => {
    const count = (teamId: number | undefined) =>
      world.scenarios.filter((one) => one.teamId === teamId).length
    expect(count(world.organizations[0]?.teams[0]?.id)).toBe(132)
    expect(count(world.organizations[1]?.teams[0]?.id)).toBe(124)
  })

  test('gives every scenario an id and a name that no other has, across organisations too', () => {
    expect(new Set(world.scenarios.map(({ id }) => id)).size).toBe(world.scenarios.length)
    expect(new Set(world.scenarios.map(({ name }) => name)).size).toBe(world.scenarios.length)
  })

  test('has every kind of schedule that the live API knows', () => {
    expect(new Set(world.scenarios.map(({ scheduling }) => scheduling.type))).toEqual(
      new Set([
        'immediately',
        'indefinitely',
        'once',
        'daily',
        'weekly',
        'monthly',
        'yearly',
        'on-demand',
      ]),
    )
  })

  test('has active, inactive, paused and invalid scenarios in both large teams, and incomplete runs', () => {
    for (const { teams } of world.organizations.slice(0, 2)) {
      const own = world.scenarios.filter(({ teamId }) => teamId === teams[0]?.id)
      expect(own.filter((one) => one.isPaused).length).toBeGreaterThan(1)
      expect(own.filter((one) => one.isInvalid).length).toBeGreaterThan(1)
      expect(own.filter((one) => !one.isActive && !one.isInvalid).length).toBeGreaterThan(5)
      expect(own.filter((one) => one.isActive && !one.isPaused).length).toBeGreaterThan(60)
      expect(own.filter((one) => one.dlqCount > 0).length).toBeGreaterThan(3)
    }
  })

  test('has scenarios with inputs in every large team, folders with names, routers, and names beyond ASCII', () => {
    for (const { teams } of world.organizations.slice(0, 2)) {
      const own = world.scenarios.filter(({ teamId }) => teamId === teams[0]?.id)
      expect(own.filter((one) => one.interface.input !== null).length).toBeGreaterThan(1)
      expect(own.some(({ name }) => /[가-힣぀-ヿ฀-๿]/.test(name))).toBe(true)
      expect(own.some(({ folderId }) => folderId === null)).toBe(true)
      expect(own.some(({ flow }) => allModules(flow).some(({ routes }) => routes))).toBe(true)
    }
    expect(world.folders.every(({ name }) => name.length > 2)).toBe(true)
  })

  test('knows for each scenario when it starts next', () => {
    const zones = new Map(world.organizations.map(({ id, timeZone }) => [id, timeZone]))
    for (const scenario of world.scenarios) {
      const timeZone = zones.get(scenario.organizationId) ?? ''
      const next = nextStart(scenario.scheduling, noon, { timeZone, anchor: scenario.anchor })
      const isWaiting = scenario.isActive && !scenario.isPaused
      expect(scenario.nextRunAt).toBe(isWaiting ? next : null)
    }
  })

  test('grows to thousands of scenarios when asked, ids still apart', () => {
    const large = seeded({ scenariosPerTeam: 5000 })
    expect(large.scenarios.length).toBe(10_000 + 18 + 26)
    expect(new Set(large.scenarios.map(({ id }) => id)).size).toBe(large.scenarios.length)
    expect(new Set(large.scenarios.map(({ name }) => name)).size).toBe(large.scenarios.length)
  })
})
