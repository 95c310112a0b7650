using System.Globalization;
using LocalConcepts;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
await MistralRs.ShowAsync();
