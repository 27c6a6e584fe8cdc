import 'reflect-metadata'
import type { Bff } from '@inlaykit/bff'
import { toNodeHandler } from '@inlaykit/bff/node'
import { NestFactory } from '@nestjs/core'
import type { NestExpressApplication } from '@nestjs/platform-express'
import { announce, listenAt } from 'example-shared'
import { AppModule, BFF } from './app.module.js'

const app = await NestFactory.create<NestExpressApplication>(AppModule, { logger: ['error'] })
// Nest's own body parsers may stay as they are.
app.use(toNodeHandler(app.get<Bff>(BFF)))
app.enableShutdownHooks()
await app.listen(listenAt.port, listenAt.host)
announce(app.getHttpServer().address())
