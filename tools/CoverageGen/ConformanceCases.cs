using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using VpcPS.Emulator.Calls;
using VpcPS.Emulator.Parameters;

namespace VpcPS.CoverageGen;

/// <summary>
/// The cases that the official clients run, from tests/Conformance and from the emulator's declarations. The page about coverage
/// says which parts of the emulator are proven by them.
/// </summary>
internal sealed class ConformanceCases
{
    private const string UnservedName = "unserved.json";

    /// <summary>Reads the cases of a repository.</summary>
    public ConformanceCases(string root)
    {
        Directory = Path.Combine(root, "tests", "Conformance");
        Life = [.. Read("life.json").AsArray().Concat(Read("terraform.json").AsArray()).Select(step => new LifeStep(step!.AsObject()))];
        Gateway = [.. Read("gateway.json").AsArray().Select(each => new GatewayCase(each!.AsObject()))];
        Unserved = Read(UnservedName).AsObject();
        WrittenRefusals = [.. ReadRefusals()];
        foreach (ActionHandler action in ActionTable.All)
        {
            if (FirstCall(action.Name) is { } step)
            {
                step.Refusals = [.. DeclaredRefusals(action, step.With)];
            }
        }
    }

    /// <summary>The folder of the Node project.</summary>
    public string Directory { get; }

    /// <summary>Calls that depend on each other and succeed. They start with an empty region and end with one.</summary>
    public IReadOnlyList<LifeStep> Life { get; }

    /// <summary>Calls that the gateway in front of all actions refuses or accepts.</summary>
    public IReadOnlyList<GatewayCase> Gateway { get; }

    /// <summary>
    /// The calls of refusals.json, which are refused on estate.json. They need more than a declaration says. None changes the
    /// estate.
    /// </summary>
    public IReadOnlyList<RefusalCase> WrittenRefusals { get; }

    /// <summary>All calls that are refused: those that are written, and those that follow from the declarations.</summary>
    public IEnumerable<RefusalCase> Refusals => WrittenRefusals.Concat(Life.SelectMany(step => step.Refusals));

    /// <summary>
    /// What the SDK has for each action and the emulator does not support: parameters that it ignores, and members that it never sends. A
    /// test with Node writes the file.
    /// </summary>
    public JsonObject Unserved { get; }

    /// <summary>The file that <see cref="Unserved"/> is read from.</summary>
    public string UnservedPath => Path.Combine(Directory, UnservedName);

    /// <summary>The clients that send a parameter with a valid value.</summary>
    public ProvenBy WhoSends(string action, string parameter) => Best(
        StepsWith(action, parameter).Select(step => step.IsOlder).Concat(WrittenRefusals
            .Where(refusal => refusal.Action == action && refusal.With.ContainsKey(parameter))
            .Select(refusal => refusal.IsOlder)));

    /// <summary>The clients that call an action successfully.</summary>
    public ProvenBy WhoCalls(string action) => Best(Life.Where(step => step.Action == action).Select(step => step.IsOlder));

    /// <summary>The clients that are refused an action with a code.</summary>
    public ProvenBy WhoIsRefused(string action, string code) => Best(
        Refusals.Where(refusal => refusal.Action == action && refusal.Code == code).Select(refusal => refusal.IsOlder)
            .Concat(Life.Where(step => step.Action == action && step.Refused == code).Select(step => step.IsOlder)));

    /// <summary>The clients that are refused any action with a code.</summary>
    public ProvenBy WhoIsRefused(string code) => Best(
        Gateway.Where(each => each.Code == code).Select(each => each.IsOlder)
            .Concat(Refusals.Where(refusal => refusal.Code == code).Select(refusal => refusal.IsOlder))
            .Concat(Life.Where(step => step.Refused == code).Select(step => step.IsOlder)));

    private static ProvenBy Best(IEnumerable<bool> older)
    {
        bool[] all = [.. older];
        return all.Length == 0 ? ProvenBy.Nobody : all.All(isOlder => isOlder) ? ProvenBy.PopCore : ProvenBy.Sdk;
    }

    private JsonNode Read(string name) => JsonNode.Parse(File.ReadAllText(Path.Combine(Directory, name)))!;

    private LifeStep? FirstCall(string action) => Life
        .Where(step => step.Action == action && step.Refused.Length == 0)
        .OrderBy(step => step.IsOlder)
        .FirstOrDefault();

    private IEnumerable<RefusalCase> ReadRefusals() =>
        from entry in Read("refusals.json").AsObject()
        from refusal in entry.Value!["refusals"]!.AsArray()
        let code = (string)refusal["code"]!
        select Case(entry.Key, code, (int?)refusal["status"], Changed(entry.Value!["call"]!.AsObject(), refusal["with"]!.AsObject()));

    // A call that succeeds, each time with one thing changed.
    private IEnumerable<RefusalCase> DeclaredRefusals(ActionHandler action, JsonObject call)
    {
        foreach (Parameter parameter in action.Parameters)
        {
            if (parameter.Required)
            {
                yield return Case(action.Name, "MissingParameter", null, Changed(call, new() { [parameter.Name] = null }));
            }

            foreach ((string code, JsonNode value) in WrongValues.Of(parameter))
            {
                int? status = parameter is TextParameter { NotFoundCode: { } own } && own.Code == code ? own.Status : null;
                yield return Case(action.Name, code, status, Changed(call, new() { [parameter.Name] = value }));
            }
        }

        if (call.ContainsKey(CommonParameters.RegionId.Name))
        {
            JsonObject elsewhere = Changed(call, new() { [CommonParameters.RegionId.Name] = "cn-nowhere" });
            yield return Case(action.Name, "InvalidRegionId.NotFound", null, elsewhere);
        }

        if (action.Parameters.Contains(CommonParameters.DryRun))
        {
            yield return Case(action.Name, "DryRunOperation", null, Changed(call, new() { [CommonParameters.DryRun.Name] = true }));
        }
    }

    private RefusalCase Case(string action, string code, int? status, JsonObject with)
    {
        bool isOlder = WhoCalls(action) == ProvenBy.PopCore || with.Any(parameter => IsOlder(action, parameter.Key));
        return new RefusalCase(action, code, status ?? RefusalCase.StatusOf(code), with, isOlder);
    }

    private bool IsOlder(string action, string parameter) =>
        Best(StepsWith(action, parameter).Select(step => step.IsOlder)) == ProvenBy.PopCore;

    private IEnumerable<LifeStep> StepsWith(string action, string parameter) =>
        Life.Where(step => step.Action == action && step.With.ContainsKey(parameter));

    // Null removes a parameter.
    private static JsonObject Changed(JsonObject call, JsonObject changes)
    {
        JsonObject changed = call.DeepClone().AsObject();
        foreach ((string name, JsonNode? value) in changes)
        {
            changed.Remove(name);
            if (value is not null)
            {
                changed[name] = value.DeepClone();
            }
        }

        return changed;
    }
}

/// <summary>The strictest client that runs a case.</summary>
internal enum ProvenBy
{
    /// <summary>No client: there is no case.</summary>
    Nobody,

    /// <summary>Only pop-core, which sends everything. The SDK does not have the action or the parameter.</summary>
    PopCore,

    /// <summary>The official SDK, and pop-core too.</summary>
    Sdk,
}

/// <summary>A step of life.json.</summary>
internal sealed class LifeStep(JsonObject json)
{
    /// <summary>The step as it is in the file.</summary>
    public JsonObject Json { get; } = json;

    /// <summary>The action.</summary>
    public string Action => (string)Json["action"]!;

    /// <summary>The parameters by their names on the wire.</summary>
    public JsonObject With => Json["with"]!.AsObject();

    /// <summary>Whether the SDK does not have the action or one of the parameters.</summary>
    public bool IsOlder => (bool?)Json["older"] ?? false;

    /// <summary>The code that the step is refused with; empty for one that succeeds.</summary>
    public string Refused => (string?)Json["refused"] ?? "";

    /// <summary>The HTTP status of the refusal.</summary>
    public int Status => (int?)Json["status"] ?? RefusalCase.StatusOf(Refused);

    /// <summary>Whether the step repeats the previous step with the same token and must get the same answer.</summary>
    public bool Repeats => (bool?)Json["repeats"] ?? false;

    /// <summary>Values that the answer must have, by their paths; null for none.</summary>
    public JsonObject? Shows => Json["shows"]?.AsObject();

    /// <summary>Calls to make before the step. Each is the call of the step with one change for which it is refused.</summary>
    public IReadOnlyList<RefusalCase> Refusals { get; set; } = [];
}

/// <summary>A case of gateway.json.</summary>
internal sealed class GatewayCase(JsonObject json)
{
    /// <summary>The case as it is in the file.</summary>
    public JsonObject Json { get; } = json;

    /// <summary>The code of the refusal; empty for a call that passes.</summary>
    public string Code => (string?)Json["code"] ?? "";

    /// <summary>The HTTP status of the refusal.</summary>
    public int Status => (int?)Json["status"] ?? 400;

    /// <summary>Whether the SDK can't send it.</summary>
    public bool IsOlder => (bool?)Json["older"] ?? false;

    /// <summary>The region whose calls a fault rule answers with the code; null for a refusal that needs no fault rule.</summary>
    public string? FaultRegion => (bool?)Json["fault"] ?? false ? (string)Json["region"]! : null;
}

/// <summary>A call that is refused.</summary>
/// <param name="Action">The action.</param>
/// <param name="Code">The code of the refusal.</param>
/// <param name="Status">Its HTTP status.</param>
/// <param name="With">The parameters by their names on the wire.</param>
/// <param name="IsOlder">Whether the SDK does not have the action or one of the parameters.</param>
internal sealed record RefusalCase(string Action, string Code, int Status, JsonObject With, bool IsOlder)
{
    /// <summary>The HTTP status of a code when a case has none.</summary>
    public static int StatusOf(string code) =>
        code.StartsWith("ResourceNotFound.", System.StringComparison.Ordinal)
            || code is "InvalidRegionId.NotFound" or "InvalidVpcId.NotFound" or "InvalidVSwitchId.NotFound" or "InvalidRouteTableId.NotFound" ? 404 : 400;
}
