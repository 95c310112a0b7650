using System.Globalization;
using Concepts;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
await Shapes.ShowAsync();
await Branching.ShowAsync();
await Routing.ShowAsync();
await FanOut.ShowAsync();
await Sending.ShowAsync();
await Joins.ShowAsync();
await Ends.ShowAsync();
await Errors.ShowAsync();
await Limits.ShowAsync();
await Streams.ShowAsync();
await Retries.ShowAsync();
await People.ShowAsync();
await States.ShowAsync();
await Children.ShowAsync();
await Services.ShowAsync();
