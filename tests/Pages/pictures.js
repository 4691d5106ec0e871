'use strict';
// Takes the pictures of docs/: each page in a window of its own size.
const { open, run } = require('./browser');

run(async (browser, task) => {
    for (const picture of task.pictures) {
        const { page, close } = await open(
            browser, picture.url, { viewport: { width: picture.width, height: picture.height }, colorScheme: picture.colorScheme });
        await page.locator(picture.ready).first().waitFor();
        await page.screenshot({ path: picture.path });
        await close();
    }

    return task.pictures.length;
});
