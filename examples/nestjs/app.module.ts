import {
  Body,
  Controller,
  Get,
  Header,
  Inject,
  Module,
  Post,
  type OnApplicationShutdown,
} from '@nestjs/common'
import type { Bff } from '@inlaykit/bff'
import { findPerson, page, startBff, toViewer } from 'example-shared'

/** Under which the BFF is injected: services of yours may want `bff.connections`. */
export const BFF = Symbol('BFF')

@Controller()
class AppController {
  @Get()
  @Header('Content-Type', 'text/html; charset=utf-8')
  page(): string {
    return page
  }

  @Post('orders')
  order(@Body() order: unknown): { order: unknown } {
    return { order }
  }
}

@Module({
  controllers: [AppController],
  exports: [BFF],
  providers: [
    {
      provide: BFF,
      // In your server: your guard's session, from `raw`, which is Express' or Fastify's own request.
      useFactory: () => startBff(({ header }) => toViewer(findPerson(header('cookie')))),
    },
  ],
})
export class AppModule implements OnApplicationShutdown {
  readonly #bff: Bff

  constructor(@Inject(BFF) bff: Bff) {
    this.#bff = bff
  }

  async onApplicationShutdown(): Promise<void> {
    await this.#bff.close()
  }
}
