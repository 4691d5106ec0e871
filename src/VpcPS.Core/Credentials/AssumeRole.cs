using VpcPS.Core.Api;
using VpcPS.Core.Endpoints;
using VpcPS.Core.Signing;

namespace VpcPS.Core.Credentials;

/// <summary>Product Sts: exchanges credentials for temporary ones of a role. Signed by V1 in every official SDK.</summary>
internal sealed class AssumeRole : ApiAction<AlibabaCloudCredentials>
{
    private readonly RoleRequest _role;

    public AssumeRole(RoleRequest role)
        // The endpoint is given, and roles belong to no region; this only says so in messages.
        : base("all regions") => _role = role;

    // A session more or less changes nothing that a lost answer would leave in doubt.
    public override ActionDeclaration Declaration { get; } =
        ActionDeclaration.Reads("AssumeRole") with { Product = ApiProduct.Sts, HasRegion = false };

    protected override void AddParameters(ActionParameters parameters)
    {
        parameters.Add("RoleArn", _role.RoleArn);
        parameters.Add("RoleSessionName", _role.SessionName);
        parameters.Add("DurationSeconds", _role.DurationSeconds);
        parameters.Add("Policy", _role.Policy);
        parameters.Add("ExternalId", _role.ExternalId);
    }

    internal override AlibabaCloudCredentials ReadAnswer(AnswerObject answer) =>
        TemporaryCredentials.Read(answer.Object("Credentials"));
}
