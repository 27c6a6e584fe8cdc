import type { Page } from 'playwright-core'

/** Where `node scripts/build.mjs --storybook` puts the static Storybook. */
export declare const storybookFolder: string

/** Lets a page open the static Storybook straight from its files, and nothing else. */
export declare function openStorybookIn(page: Page): Promise<void>

/**
 * The address of a story or docs page, without Storybook's own frame.
 * @param id as `widgets-teamroles--overview`
 * @param globals of the toolbar, as `theme:dark;locale:ar`
 */
export declare function addressOf(id: string, viewMode?: 'docs' | 'story', globals?: string): string
