import type { Program } from './start-host.js'

/** A host, and how it may differ from the others. */
export interface Host {
  readonly name: string
  readonly program: Program
  /** Parsers of the host read bodies before us, so what is no JSON or too large is answered by them. */
  readonly readsBodies?: true
  /** The host tells every page that it may. */
  readonly permissiveCors?: true
  /** The host compresses what may be. */
  readonly compresses?: true
  /** Globals that the host's own framework replaces. */
  readonly replaces?: RegExp
  /** Headers that the host's own hooks add to each answer. */
  readonly adds?: Readonly<Record<string, string>>
  /** How it is reached: directly, or through a proxy that ends TLS. */
  readonly over?: 'proxy' | 'http2'
}

/** Every host that the contract is held against. */
export const hosts: readonly Host[] = [
  { name: 'Express 5', program: { example: 'express' } },
  { name: 'Express 4', program: { example: 'express-4' } },
  {
    name: 'Express 5 behind body parsers',
    program: { variant: 'express-parsers' },
    readsBodies: true,
  },
  {
    name: 'Express 5 behind compression and CORS for everybody',
    program: { variant: 'express-guarded' },
    permissiveCors: true,
    compresses: true,
    adds: { 'x-host': 'kept' },
  },
  { name: 'Express 5 in a router below a prefix', program: { variant: 'express-prefix' } },
  { name: 'Express 5 behind a TLS proxy', program: { example: 'express' }, over: 'proxy' },
  { name: 'Fastify 5', program: { example: 'fastify' } },
  { name: 'Fastify 4', program: { example: 'fastify-4' } },
  {
    name: 'Fastify 5 behind parsers, hooks, compression and CORS for everybody',
    program: { variant: 'fastify-guarded' },
    permissiveCors: true,
    compresses: true,
    adds: { 'x-host': 'kept', 'x-host-on-send': 'kept' },
  },
  { name: 'NestJS on Express', program: { example: 'nestjs' } },
  {
    name: 'NestJS on Express, as a middleware of a module',
    program: { example: 'nestjs', script: 'start:middleware' },
    readsBodies: true,
  },
  { name: 'NestJS on Fastify', program: { example: 'nestjs', script: 'start:fastify' } },
  // Its adapter puts lighter classes in their place unless it is told not to.
  { name: 'Hono', program: { example: 'hono' }, replaces: /Request Response/ },
  { name: 'plain http', program: { example: 'node-http' } },
  // The probe sees HTTP/1 alone.
  {
    name: 'plain http2',
    program: { variant: 'http2' },
    over: 'http2',
    replaces: /not probed/,
  },
  { name: 'Next.js, app router', program: { example: 'next-app' }, replaces: /.*/ },
  { name: 'Next.js, pages router', program: { example: 'next-pages' }, replaces: /.*/ },
]
