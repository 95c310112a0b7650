using System.Runtime.ExceptionServices;
using Releases.Packing;
using GenFlow;

namespace Releases;

/// <summary>Packs a directory while a person is asked whether to publish it.</summary>
#region release
[Workflow]
public partial class ReleaseWorkflow
{
    // What this returns goes to two steps at once: Ask and Pack.
    [Step, Publishes<Progress>]
    public Prepared Prepare(Context ctx, StartEvent<Order> start)
    {
        Order order = start.Input;
        IReadOnlyList<PackedFile> files = FileList.Of(
            order.Directory,
            link => ctx.WriteEventToStream(new Progress.LeftOut(link, "a link")));
        return files.Count > 0
            ? new Prepared(order, files, Publication.ReplacedBy(order))
            : throw new ReleaseException($"{order.Directory} has no files.");
    }

    // The question is on the stream until somebody answers it. No thread waits for that.
    [Step]
    public Approve Ask(Prepared prepared) =>
        new(Publication.Describe(prepared), prepared.Files.Count) { Timeout = prepared.Order.Patience };

    [Step, Publishes<Progress>]
    public async Task<Packed> Pack(Context ctx, Prepared prepared)
    {
        string file = prepared.Order.Staging.FileOf("release.zip");
        await Zip.WriteAsync(
            file,
            prepared.Files,
            (number, next) => ctx.WriteEventToStream(new Progress.Packing(number, prepared.Files.Count, next.Name)),
            ctx.CancellationToken);
        string hash = await Zip.HashAsync(file, ctx.CancellationToken);
        ctx.WriteEventToStream(new Progress.Packed(new FileInfo(file).Length, hash));
        return new Packed(prepared, file, hash);
    }

    // Runs when there is one of each that came from the same event, whichever was first.
    [Step]
    public StopEvent<Verdict> Decide(Packed packed, Approval approval)
    {
        if (!approval.Granted)
        {
            return new(Verdict.Refused);
        }

        Publication.Publish(packed);
        return new(Verdict.Published);
    }

    // Nobody answered in time: that is a result. Everything else that goes wrong is not.
    [Step]
    public StopEvent<Verdict> GoWithout(StepFailed<Prepared> failed)
    {
        if (failed.Exception is not InputTimeoutException)
        {
            ExceptionDispatchInfo.Throw(failed.Exception);
        }

        return new(Verdict.Unanswered);
    }
}
#endregion
