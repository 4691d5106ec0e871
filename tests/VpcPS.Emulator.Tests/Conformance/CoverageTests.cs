using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using VpcPS.CoverageGen;
using VpcPS.Emulator.Calls;
using Xunit;

namespace VpcPS.Emulator.Tests.Conformance;

/// <summary>
/// The official clients must call everything that the emulator serves. If something new in the emulator is in no case of tests/Conformance,
/// a test fails here, with or without Node.
/// </summary>
public class CoverageTests
{
    private static readonly ConformanceCases Cases = new(NodeProject.Root);

    public static TheoryData<string> Actions() => [.. ActionTable.All.Select(a => a.Name)];

    [Theory]
    [MemberData(nameof(Actions))]
    public void The_action_is_called(string action) =>
        Assert.True(Cases.WhoCalls(action) != ProvenBy.Nobody, $"{action} is in no step of life.json.");

    [Theory]
    [MemberData(nameof(Actions))]
    public void Every_parameter_is_sent(string action) => AssertNone(
        Find(action).Parameters.Select(p => p.Name).Where(parameter => Cases.WhoSends(action, parameter) == ProvenBy.Nobody),
        $"Give them a value in a step with {action} in life.json");

    [Theory]
    [MemberData(nameof(Actions))]
    public void Every_code_of_its_own_is_provoked(string action) => AssertNone(
        Find(action).OwnCodes.Where(code => Cases.WhoIsRefused(action, code) == ProvenBy.Nobody),
        "Have them refused in a step of life.json (\"refused\") or, where the story does not come by, in refusals.json (estate.json has its objects)");

    [Theory]
    [MemberData(nameof(Actions))]
    public void No_refusal_is_expected_that_the_action_does_not_declare(string action) => Assert.Empty(
        Cases.Refusals.Where(r => r.Action == action).Select(r => r.Code).Except(ServedCodes.Of(Find(action))));

    // Of the estate in ExpectedAnswers, or of the story in life.json.
    [Fact]
    public void Every_action_that_looks_has_an_expected_answer() => AssertNone(
        ActionTable.All.Where(action => action is ReadHandler).Select(action => action.Name)
            .Except(new ExpectedAnswers(ConformanceEstate.Read(Cases)).All().Select(look => look.Action))
            .Except(Cases.Life.Where(step => step.Shows is { Count: > 0 }).Select(step => step.Action)),
        "Say in a step of life.json what they show (\"shows\"), or in ExpectedAnswers all that they answer");

    [Fact]
    public void The_committed_page_is_what_the_emulator_serves() => Assert.True(
        File.ReadAllBytes(Path.Combine(NodeProject.Root, CoveragePage.RelativePath)).SequenceEqual(Encoding.UTF8.GetBytes(CoveragePage.Write(Cases))),
        $"{CoveragePage.RelativePath} is not up to date: dotnet run --project tools/CoverageGen");

    private static void AssertNone(IEnumerable<string> missing, string remedy)
    {
        string[] found = [.. missing];
        Assert.True(found.Length == 0, $"{remedy}: {string.Join(", ", found)}");
    }

    private static ActionHandler Find(string name) => ActionTable.All.Single(a => a.Name == name);
}
