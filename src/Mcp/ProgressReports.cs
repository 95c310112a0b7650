using System.Globalization;
using System.Threading.Channels;
using GenFlow.Agents;
using ModelContextProtocol;

namespace GenFlow.Mcp;

/// <summary>What a server says of its progress, handed on while its call runs. Where the agent is slower than the server, the
/// latest counts.</summary>
internal sealed class ProgressReports : IProgress<ProgressNotificationValue>, IAsyncDisposable
{
    private readonly Channel<ProgressNotificationValue> _latest =
        Channel.CreateBounded<ProgressNotificationValue>(new BoundedChannelOptions(16) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    private readonly Task _handing;

    public ProgressReports(ActionContext context) => _handing = HandOnAsync(context);

    public void Report(ProgressNotificationValue value) => _latest.Writer.TryWrite(value);

    public async ValueTask DisposeAsync()
    {
        _latest.Writer.TryComplete();

        // A run that has gone on without its action hears nothing more; the call itself says how it ended.
        await _handing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task HandOnAsync(ActionContext context)
    {
        await foreach (ProgressNotificationValue value in _latest.Reader.ReadAllAsync().ConfigureAwait(false))
        {
            double? fraction = value.Total is > 0 ? Math.Clamp(value.Progress / value.Total.Value, 0, 1) : null;
            await context.ReportAsync(value.Message ?? value.Progress.ToString("0.##", CultureInfo.InvariantCulture), fraction).ConfigureAwait(false);
        }
    }
}
