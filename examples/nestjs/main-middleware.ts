import 'reflect-metadata'
import type { Bff } from '@inlaykit/bff'
import { toNodeHandler } from '@inlaykit/bff/node'
import { Inject, Module, type MiddlewareConsumer, type NestModule } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import type { NestExpressApplication } from '@nestjs/platform-express'
import { announce, listenAt } from 'example-shared'
import { AppModule, BFF } from './app.module.js'

/** Nest runs a module's middlewares behind its body parsers. */
@Module({ imports: [AppModule] })
class HostModule implements NestModule {
  readonly #bff: Bff

  constructor(@Inject(BFF) bff: Bff) {
    this.#bff = bff
  }

  configure(consumer: MiddlewareConsumer): void {
    consumer.apply(toNodeHandler(this.#bff)).forRoutes(`${this.#bff.basePath}{/*path}`)
  }
}

// `rawBody` keeps the bytes that the parsers read; without it, bodies are written anew from what was parsed.
const app = await NestFactory.create<NestExpressApplication>(HostModule, {
  logger: ['error'],
  rawBody: true,
})
app.enableShutdownHooks()
await app.listen(listenAt.port, listenAt.host)
announce(app.getHttpServer().address())
