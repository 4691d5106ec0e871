'use strict';
// Watches the page of the emulator while something changes in it: the task's callback makes the change.
const { isWiderThanItsWindow, open, run, views, violations } = require('./browser');

run(async (browser, task) => {
    const found = { problems: [], violations: [], wide: [] };
    for (const [name, view] of Object.entries(views)) {
        const { page, problems, close } = await open(browser, task.url, view);
        await page.locator('#estate li').first().waitFor();
        found.violations.push(...(await violations(page)).map((text) => `${name}: ${text}`));
        if (await isWiderThanItsWindow(page)) found.wide.push(name);
        found.problems.push(...problems.map((text) => `${name}: ${text}`));
        await close();
    }

    const { page, problems } = await open(browser, task.url, { viewport: { width: 1280, height: 400 } });
    const branch = (id) => page.locator(`#estate details:has(> summary > .id:text-is("${id}"))`);
    await branch(task.closed).waitFor();

    // By keyboard, as a screen reader's user does.
    await branch(task.closed).locator('> summary').focus();
    await page.keyboard.press('Enter');
    await page.evaluate(() => window.scrollTo(0, 300));
    const place = () => page.evaluate(() => [window.scrollY, document.activeElement.tagName, document.activeElement.textContent]);
    const isOpen = (id) => branch(id).evaluate((details) => details.open);
    const before = [await place(), await isOpen(task.closed)];
    await page.evaluate((id) => {
        window.kept = [...document.querySelectorAll('#estate .id')].find((element) => element.textContent === id).closest('li');
    }, task.address);

    await fetch(task.callback);
    await page.locator('#estate', { hasText: task.expected }).waitFor({ timeout: 60000 });
    found.isUnmoved = JSON.stringify(before) === JSON.stringify([await place(), await isOpen(task.closed)]);
    found.isClosed = !(await isOpen(task.closed));
    found.keepsElements = await page.evaluate(() => window.kept.isConnected);
    found.address = await page.evaluate(() => window.kept.textContent);
    found.requests = await page.locator('#requests tr').first().innerText();
    found.faults = await page.locator('#faults').innerText();
    found.clock = await page.locator('#clock').textContent();
    found.problems.push(...problems);

    await fetch(task.stop);
    await page.locator('#lost', { hasText: 'has not answered' }).waitFor({ timeout: 60000 });
    found.address = await page.evaluate(() => window.kept.textContent);
    return found;
});
