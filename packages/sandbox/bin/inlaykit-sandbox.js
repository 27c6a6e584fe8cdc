#!/usr/bin/env node
// Stands beside the build, so that a workspace can link the command before anything is built.
import '../dist/cli.js'
