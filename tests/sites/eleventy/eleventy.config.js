module.exports = function (config) {
  config.setInputDirectory("content");
  config.setOutputDirectory("out");
};
