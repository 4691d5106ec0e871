'use strict';
// What the scripts of this folder share: the browser of this machine, what a page does that it should not, accessibility.
const fs = require('node:fs');
const { chromium } = require('playwright-core');

const axe = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const views = {
    light: { viewport: { width: 1280, height: 900 }, colorScheme: 'light' },
    dark: { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' },
    phone: { viewport: { width: 390, height: 844 }, colorScheme: 'light', isMobile: true, hasTouch: true },
};

// The task comes as JSON through standard input, and what the script found goes out as JSON.
const run = async (work) => {
    const task = JSON.parse(fs.readFileSync(0, 'utf8'));
    const browser = await chromium.launch({
        executablePath: task.browser,
        // Root can't have Chromium's sandbox, and containers have a small /dev/shm.
        args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-dev-shm-usage'],
    });
    try {
        process.stdout.write(JSON.stringify(await work(browser, task)));
    } finally {
        await browser.close();
    }
};

// A page with a list of everything that went wrong in it.
const open = async (browser, url, view) => {
    const context = await browser.newContext(view);
    const page = await context.newPage();
    const problems = [];
    page.on('pageerror', (error) => problems.push('error: ' + error.message));
    page.on('console', (message) => { if (message.type() === 'error') problems.push('console: ' + message.text()); });
    page.on('dialog', (dialog) => { problems.push('dialog: ' + dialog.message()); dialog.dismiss(); });
    page.on('request', (request) => {
        if (new URL(request.url()).origin !== new URL(url).origin || (url.startsWith('file:') && request.url() !== url)) {
            problems.push('request: ' + request.url());
        }
    });
    await page.goto(url);
    return { page, problems, close: () => context.close() };
};

const violations = async (page) => {
    await page.evaluate(axe);
    const found = await page.evaluate(() => window.axe.run(document));
    return found.violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.html.slice(0, 200)}`));
};

const isWiderThanItsWindow = (page) => page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);

module.exports = { isWiderThanItsWindow, open, run, views, violations };
