import { isObject } from '../http/body.js'
import type { Scheduling } from '../world/schedules.js'

const types = [
  'immediately',
  'indefinitely',
  'once',
  'daily',
  'weekly',
  'monthly',
  'yearly',
  'on-demand',
] as const
const clockTime = /^([01]\d|2[0-3]):[0-5]\d$/

function isNumbers(value: unknown, least: number, most: number): boolean {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((one) => Number.isInteger(one) && one >= least && one <= most)
  )
}

function isPair(value: unknown, fits: (text: string) => boolean): boolean {
  return (
    Array.isArray(value) &&
    value.length === 2 &&
    value.every((one) => typeof one === 'string' && fits(one))
  )
}

const isMoment = (text: string) => !Number.isNaN(Date.parse(text))
const isClock = (text: string) => clockTime.test(text)

function isWindow(value: unknown): boolean {
  if (!isObject(value)) return false
  const { days, months, time } = value
  return (
    (days === undefined || isNumbers(days, 0, 6)) &&
    (months === undefined || isNumbers(months, 1, 12)) &&
    (time === undefined || isPair(time, isClock))
  )
}

/** What each part must be, where it is there. */
const parts: Readonly<Record<string, { is: (value: unknown) => boolean; words: string }>> = {
  interval: {
    is: (value) => Number.isInteger(value) && Number(value) >= 60,
    words: 'a whole number of seconds from 60',
  },
  date: {
    is: (value) => typeof value === 'string' && isMoment(value),
    words: 'a time in ISO 8601',
  },
  time: { is: (value) => typeof value === 'string' && isClock(value), words: 'a time as HH:MM' },
  months: { is: (value) => isNumbers(value, 1, 12), words: 'numbers from 1 to 12' },
  between: { is: (value) => isPair(value, isMoment), words: 'two times in ISO 8601' },
  restrict: {
    is: (value) => Array.isArray(value) && value.every(isWindow),
    words: 'windows of days, months and time',
  },
  maximum_runs_per_minute: {
    is: (value) =>
      value === null || (Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 10_000),
    words: 'null or a whole number from 1 to 10000',
  },
}

const needed: Readonly<Partial<Record<string, readonly string[]>>> = {
  indefinitely: ['interval'],
  once: ['date'],
  daily: ['time'],
  weekly: ['days', 'time'],
  monthly: ['days', 'time'],
  yearly: ['months', 'days', 'time'],
}

/**
 * Reads a schedule as it is written: JSON in a text (`@makehq/sdk`, type `Scheduling`).
 * @param fault is told whatever is wrong
 */
export function readScheduling(text: unknown, fault: (message: string) => void): Scheduling | null {
  let value: unknown
  try {
    value = typeof text === 'string' ? (JSON.parse(text) as unknown) : undefined
  } catch {
    value = undefined
  }
  if (!isObject(value)) {
    fault("Invalid value of parameter 'scheduling': a JSON string of an object is expected.")
    return null
  }
  const scheduling = value
  const type = types.find((one) => one === scheduling['type'])
  if (type === undefined) {
    fault(`Invalid value of parameter 'scheduling.type': one of ${types.join(', ')} is expected.`)
    return null
  }
  const faults: string[] = []
  for (const name of needed[type] ?? []) {
    if (scheduling[name] === undefined) faults.push(`Missing parameter 'scheduling.${name}'.`)
  }
  const [least, most] = type === 'weekly' ? [0, 6] : [1, 31]
  const days = {
    is: (given: unknown) => isNumbers(given, least, most),
    words: `numbers from ${least} to ${most}`,
  }
  for (const [name, { is, words }] of Object.entries({ ...parts, days })) {
    if (scheduling[name] !== undefined && !is(scheduling[name])) {
      faults.push(`Invalid value of parameter 'scheduling.${name}': ${words} expected.`)
    }
  }
  faults.forEach(fault)
  return faults.length > 0 ? null : (scheduling as unknown as Scheduling)
}
