namespace GenFlow.RoslynTestKit.Tests;

public sealed class SnapshotTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("genflow-snapshots").FullName;

    private string File => Path.Combine(_directory, "deeper", "a.txt");

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void Snapshot_missing_fails() =>
        Assert.Throws<VerificationException>(() => Snapshot.Match("a\n", File, update: false, isContinuousIntegration: false));

    [Fact]
    public void Snapshot_updated_matches_and_difference_names_its_line()
    {
        Snapshot.Match("a\nb\n", File, update: true, isContinuousIntegration: false);
        Snapshot.Match("a\nb\n", File, update: false, isContinuousIntegration: false);

        var thrown = Assert.Throws<VerificationException>(() => Snapshot.Match("a\nc\n", File, update: false, isContinuousIntegration: false));
        Assert.Contains("line 2", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Snapshot_update_in_continuous_integration_fails() =>
        Assert.Throws<VerificationException>(() => Snapshot.Match("a\n", File, update: true, isContinuousIntegration: true));
}
