export default { title: "桥", ignoreDeadLinks: true, outDir: "../out", cacheDir: "../cache" };
