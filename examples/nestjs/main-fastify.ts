import 'reflect-metadata'
import type { Bff } from '@inlaykit/bff'
import { toFastifyPlugin } from '@inlaykit/bff/fastify'
import { NestFactory } from '@nestjs/core'
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify'
import { announce, listenAt } from 'example-shared'
import { AppModule, BFF } from './app.module.js'

const app = await NestFactory.create<NestFastifyApplication>(AppModule, new FastifyAdapter(), {
  logger: ['error'],
})
await app.register(toFastifyPlugin(app.get<Bff>(BFF)))
app.enableShutdownHooks()
await app.listen(listenAt.port, listenAt.host)
announce(app.getHttpServer().address())
