using System.Globalization;
using LocalConcepts;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
await MistralRs.ShowAsync();
using var models = new ModelFolder();
await Answers.ShowAsync(models);
await Settings.ShowAsync(models);
await Acting.ShowAsync(models);
await Together.ShowAsync(models);
await Failures.ShowAsync(models);
