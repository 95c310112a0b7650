using System.Globalization;
using GenFlow.Benchmarks.Json;

namespace GenFlow.Benchmarks.Quick;

/// <summary>What a member of each type costs to write and to read, beside the framework's serializer, so that the slow
/// ones show.</summary>
internal static class MemberTable
{
    private const int MembersOfEvent = 4;

    public static async Task PrintAsync(string? only)
    {
        Console.WriteLine("| member | write, ns | framework, ns | ratio | read, ns | framework, ns | ratio |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
        foreach (MemberRow row in MemberRows.All.Where(row => only is null || row.Type.Contains(only, StringComparison.OrdinalIgnoreCase)))
        {
            (double write, double writeByFramework) = await QuickRun.MediansAsync(row.Write, row.WriteByFramework);
            (double read, double readByFramework) = await QuickRun.MediansAsync(row.Read, row.ReadByFramework);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {row.Type} | {write / MembersOfEvent:F0} | {writeByFramework / MembersOfEvent:F0} | {writeByFramework / write:F1}× | {read / MembersOfEvent:F0} | {readByFramework / MembersOfEvent:F0} | {readByFramework / read:F1}× |"));
        }
    }
}
